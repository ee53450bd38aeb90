package org.tertulia.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Database;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;

class PostgresBusTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Database database = Databases.fresh(Engine.POSTGRESQL).open();
    private final Node one = new Node();
    private final Node two = new Node();

    /** A bus with all that it told. */
    private final class Node implements Bus.Ear {

        private final Bus bus = new PostgresBus(database, UUID.randomUUID().toString());
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger missed = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private volatile boolean failing;

        @Override
        public void hear(List<String> signals) {
            heard.addAll(signals);
            if (signals.contains("boom")) {
                throw new IllegalStateException("as a listener may");
            }
        }

        @Override
        public void missed() {
            if (failing) {
                failed.incrementAndGet();
                throw new IllegalStateException("as a database that is not back yet");
            }
            missed.incrementAndGet();
        }

        private void open() {
            bus.open(this, work -> {
                Thread thread = new Thread(work, "bus");
                thread.setDaemon(true);
                thread.start();
            });
            Eventually.within(SOON, () -> assertThat(bus.works()).isTrue());
        }
    }

    @BeforeEach
    void open() {
        one.open();
        two.open();
    }

    @AfterEach
    void close() {
        one.bus.close();
        two.bus.close();
    }

    @Test
    void whatOneTellsTheOthersHearInItsOrderAndNeverItself() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            told.add("[\"changed\"," + i + "]");
        }
        told.forEach(one.bus::send);
        two.bus.send("[\"back\"]");
        Eventually.within(SOON, () -> assertThat(two.heard).hasSize(told.size()));
        assertThat(two.heard).containsExactlyElementsOf(told);
        Eventually.within(SOON, () -> assertThat(one.heard).containsExactly("[\"back\"]"));
    }

    @Test
    void aLongNameFitsBesideOthers() {
        String name = "李".repeat(1_000);
        for (int i = 0; i < 20; i++) {
            one.bus.send(name + i);
        }
        Eventually.within(SOON, () -> assertThat(two.heard).hasSize(20));
        assertThat(two.heard).allSatisfy(signal -> assertThat(signal).startsWith(name));
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        one.bus.send("boom");
        one.bus.send("after");
        Eventually.within(SOON, () -> assertThat(two.heard).containsExactly("boom", "after"));
    }

    @Test
    void aGapIsToldToTheOthers() {
        int before = two.missed.get();
        one.bus.gap();
        Eventually.within(SOON, () -> assertThat(two.missed.get()).isGreaterThan(before));
        assertThat(two.heard).isEmpty();
    }

    @Test
    void whenTheConnectionsAreCutEverybodyLooksAfterWhatWasMissedAndGoesOn() throws SQLException {
        int oneBefore = one.missed.get();
        int twoBefore = two.missed.get();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        one.bus.send("perhaps lost");
        Eventually.within(SOON, () -> {
            assertThat(one.missed.get()).isGreaterThan(oneBefore);
            assertThat(two.missed.get()).isGreaterThan(twoBefore);
            assertThat(one.bus.works() && two.bus.works()).isTrue();
        });
        one.bus.send("after");
        Eventually.within(SOON, () -> assertThat(two.heard).contains("after"));
    }

    /** Who has nothing to say notices seconds after who listens that the connection is gone. */
    @Test
    void whoSpeaksComesBackAlsoWhenWhoListensWasFaster() throws SQLException {
        int before = two.missed.get();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()");
            Eventually.within(SOON, () -> assertThat(two.missed.get()).isGreaterThan(before));
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike '%pg_notify%' and pid <> pg_backend_pid()");
        }
        Eventually.within(SOON, () -> {
            one.bus.send("after");
            assertThat(two.heard).contains("after");
        });
        Eventually.within(SOON, () -> assertThat(one.bus.works() && two.bus.works()).isTrue());
    }

    @Test
    void aNodeThatCannotLookAfterWhatItMissedTriesAgain() throws SQLException {
        two.failing = true;
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        Eventually.within(SOON, () -> assertThat(two.failed.get()).isGreaterThan(1));
        two.failing = false;
        Eventually.within(SOON, () -> {
            one.bus.send("after");
            assertThat(two.heard).contains("after");
        });
        assertThat(two.missed.get()).as("looked after it in the end").isPositive();
    }

    @Test
    void whatWaitsIsSentBeforeTheEnd() {
        for (int i = 0; i < 1_000; i++) {
            one.bus.send("last words " + i);
        }
        one.bus.close();
        Eventually.within(SOON, () -> assertThat(two.heard).hasSize(1_000));
    }
}
