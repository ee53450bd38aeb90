package org.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.tertulia.contact.Contacts;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.container.HandClock;

/** That the ground holds on which the other tests stand. */
@Persistent
class PersistentTest {

    @Inject
    Contacts contacts;
    @Inject
    Work work;
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
    void undoesWhatFailedAndTellsWhatSucceeded() {
        assertThatThrownBy(() -> work.inOneTransaction(true)).hasMessage("on purpose");
        assertThat(work.seen()).containsExactly("began");

        work.inOneTransaction(false);
        assertThat(work.seen()).containsExactly("began", "began", "committed, 1 row seen by others");
    }

    @Test
    void movesTheProductsClock() {
        assertThat(clock.now()).isEqualTo(HandClock.START);
        hand.advance(Duration.ofSeconds(59));
        assertThat(clock.now()).isEqualTo(HandClock.START.plusSeconds(59));
    }

    /** A transaction and somebody who hears of its end. */
    @ApplicationScoped
    static class Work {

        @Inject
        Contacts contacts;
        @Inject
        Event<Began> event;
        @PersistenceContext
        EntityManager em;
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Transactional
        public void inOneTransaction(boolean fail) {
            seen.add("began");
            event.fire(new Began());
            contacts.findOrCreate(EmailAddress.parse("ana@example.com"), null, null, null);
            if (fail) {
                throw new IllegalStateException("on purpose");
            }
        }

        void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Began began) throws Exception {
            seen.add("committed, " + CompletableFuture.supplyAsync(() ->
                    em.createQuery("select c from Contact c").getResultList().size()).get() + " row seen by others");
        }

        List<String> seen() {
            return seen;
        }
    }

    record Began() {
    }
}
