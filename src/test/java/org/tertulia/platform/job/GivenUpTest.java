package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

/** A room is told when its job is given up, before the job is listed, and never before. */
@Persistent
class GivenUpTest {

    @Inject
    Jobs jobs;
    @Inject
    JobRunner runner;
    @Inject
    Hopeless hopeless;
    @Inject
    HandClock clock;

    @Test
    void theRoomHearsOfTheLastFailure() {
        hopeless.put(7, new IllegalStateException("no use"));
        for (int attempt = 1; attempt <= Job.MOST_ATTEMPTS; attempt++) {
            runner.round();
            int runs = attempt;
            Eventually.isTrue("run " + attempt, () -> hopeless.runs() == runs && runner.idle());
            if (attempt < Job.MOST_ATTEMPTS) {
                assertThat(hopeless.heard()).isEmpty();
            }
            clock.advance(Duration.ofHours(1));
        }

        assertThat(hopeless.heard()).containsExactly("7: no use");
        assertThat(jobs.blocked()).extracting(BlockedJob::key, BlockedJob::error).containsExactly(tuple("hopeless:7", "no use"));
    }

    @Test
    void whoHasAScheduleOfItsOwnIsListedAtOnceWithItsOwnCount() {
        hopeless.put(8, new GivenUp("tried for five days", 112));
        runner.round();
        Eventually.isTrue("run", () -> hopeless.runs() == 1 && runner.idle());

        assertThat(jobs.blocked()).extracting(BlockedJob::key, BlockedJob::error, BlockedJob::attempts)
                .containsExactly(tuple("hopeless:8", "tried for five days", 112));
        assertThat(hopeless.heard()).as("it knows already").isEmpty();
        jobs.retry("hopeless:8");
        assertThat(jobs.take("hopeless", 10)).extracting(Claim::key).containsExactly("hopeless:8");
    }

    /** Fails each time. */
    @ApplicationScoped
    static class Hopeless implements JobHandler {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile int runs;
        @Inject
        Jobs jobs;
        @Inject
        HandClock clock;

        private volatile RuntimeException failure = new IllegalStateException("no use");

        @Transactional
        public void put(long ref) {
            jobs.put(type(), ref, clock.now());
        }

        @Transactional
        public void put(long ref, RuntimeException why) {
            failure = why;
            runs = 0;
            heard.clear();
            put(ref);
        }

        @Override
        public String type() {
            return "hopeless";
        }

        @Override
        public Instant run(long ref) {
            runs++;
            throw failure;
        }

        @Override
        public void givenUp(long ref, String error) {
            heard.add(ref + ": " + error);
        }

        int runs() {
            return runs;
        }

        List<String> heard() {
            return heard;
        }
    }
}
