package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Crew;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

/** A run whose end could not be written, since the database was away, is not taken for running for ever. */
@Persistent
class UnwrittenEndTest {

    @Inject
    Jobs jobs;
    @Inject
    @Any
    Instance<JobHandler> handlers;
    @Inject
    Errand errand;

    @Test
    void theEndIsWrittenOnceTheDatabaseIsBack() {
        JobRunner runner = new JobRunner();
        runner.jobs = new AwayOnce(jobs);
        runner.handlers = handlers;
        runner.crew = new Crew() {

            @Override
            public void execute(Runnable task) {
                task.run();
            }
        };
        errand.put(7);

        runner.round();
        assertThat(errand.runs()).isEqualTo(1);
        assertThat(jobs.counts()).containsOnlyKeys(JobState.DONE);
        assertThat(((AwayOnce) runner.jobs).tries).as("endings tried").isEqualTo(2);
    }

    /** The database goes away while a job runs. */
    private static final class AwayOnce extends Jobs {

        private final Jobs real;
        private int tries;

        AwayOnce(Jobs real) {
            this.real = real;
        }

        @Override
        List<Claim> take(String type, int most) {
            return real.take(type, most);
        }

        @Override
        List<Ending> end(List<Ending> some) {
            return real.end(some);
        }

        @Override
        void end(Ending ending) {
            tries++;
            if (tries == 1) {
                throw new IllegalStateException("The database is away.");
            }
            real.end(ending);
        }
    }

    /** Does nothing. */
    @ApplicationScoped
    static class Errand implements JobHandler {

        private int runs;
        @Inject
        Jobs jobs;
        @Inject
        HandClock clock;

        @Transactional
        public void put(long ref) {
            jobs.put(type(), ref, clock.now());
        }

        @Override
        public String type() {
            return "errand";
        }

        @Override
        public Instant run(long ref) {
            runs++;
            return null;
        }

        int runs() {
            return runs;
        }
    }
}
