package org.tertulia.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

@Persistent
class NodesTest {

    @Inject
    Nodes nodes;
    @Inject
    HandClock clock;
    @Inject
    Obituaries obituaries;
    @Inject
    Resurrections resurrections;

    @Test
    void whoIsSilentTooLongIsLostOnce(Databases.Address database) throws SQLException {
        another(database, "silent", HandClock.START);

        clock.advance(Nodes.LOST);
        nodes.bury();
        assertThat(obituaries.read()).as("just in time").isEmpty();

        clock.advance(Duration.ofMillis(1));
        nodes.bury();
        nodes.bury();
        assertThat(obituaries.read()).containsExactly(new NodeLost("silent", HandClock.START));
    }

    @Test
    void whoStopsIsBuriedByTheNext(Databases.Address database) throws SQLException {
        nodes.beat();
        clock.advance(Duration.ofSeconds(3));
        nodes.leave(database.open());
        nodes.bury();
        assertThat(obituaries.read()).as("nobody buries himself").isEmpty();

        rename(database, nodes.here(), "the one before");
        nodes.bury();
        assertThat(obituaries.read()).containsExactly(new NodeLost("the one before", HandClock.START.plusSeconds(3)));
    }

    @Test
    void whoBeatsLives() {
        nodes.beat();
        clock.advance(Duration.ofDays(1));
        nodes.beat();
        nodes.bury();
        assertThat(obituaries.read()).isEmpty();
    }

    @Test
    void whoWasTakenForDeadAndLivesComesBack(Databases.Address database) throws SQLException {
        nodes.beat();
        int before = resurrections.count();
        rename(database, nodes.here(), "buried");
        nodes.beat();
        nodes.beat();
        assertThat(resurrections.count()).isEqualTo(before + 1);
    }

    /** How often this node was taken for dead. */
    @ApplicationScoped
    static class Resurrections {

        private int count;

        void hear(@Observes TakenForDead event) {
            count++;
        }

        int count() {
            return count;
        }
    }

    private static void another(Databases.Address database, String id, Instant beat) throws SQLException {
        try (Connection connection = database.open().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into node (id, started_at, beat_at) values (?, ?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, beat.toEpochMilli());
            insert.setLong(3, beat.toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static void rename(Databases.Address database, String id, String other) throws SQLException {
        try (Connection connection = database.open().getConnection();
                PreparedStatement update = connection.prepareStatement("update node set id = ? where id = ?")) {
            update.setString(1, other);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** Who reads of the dead. */
    @ApplicationScoped
    static class Obituaries {

        private final List<NodeLost> read = new CopyOnWriteArrayList<>();

        void lost(@Observes NodeLost lost) {
            read.add(lost);
        }

        List<NodeLost> read() {
            List<NodeLost> all = List.copyOf(read);
            read.clear();
            return all;
        }
    }
}
