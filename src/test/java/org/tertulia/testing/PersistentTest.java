package org.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.container.HandClock;

/** That the ground holds on which the other tests stand. */
@Persistent
class PersistentTest {

    @Inject
    org.tertulia.contact.Contacts contacts;
    @Inject
    Clock clock;
    @Inject
    HandClock hand;

    @Test
    void runsOnTheEngineItSays(Engine engine, Databases.Address address) throws SQLException {
        try (Connection connection = address.open().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(engine.toString());
        }
    }

    @Test
    void storesAndFinds() {
        assertThat(contacts.byEmail(EmailAddress.parse("ana@example.com"))).isEmpty();
        contacts.findOrCreate(EmailAddress.parse("ana@example.com"), "Ana", "Silva", "pt");
        assertThat(contacts.byEmail(EmailAddress.parse("Ana@Example.com"))).isPresent();
    }

    @Test
    void beginsWithoutTheRowsOfAnotherTest() {
        storesAndFinds();
    }

    @Test
    void movesTheProductsClock() {
        assertThat(clock.now()).isEqualTo(HandClock.START);
        hand.advance(Duration.ofSeconds(59));
        assertThat(clock.now()).isEqualTo(HandClock.START.plusSeconds(59));
    }
}
