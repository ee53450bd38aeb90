package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final Map<JobState, Set<JobState>> TABLE = Map.of(
            JobState.DUE, Set.of(JobState.DUE, JobState.RUNNING, JobState.DONE),
            JobState.RUNNING, Set.of(JobState.DUE, JobState.DONE, JobState.BLOCKED),
            JobState.DONE, Set.of(JobState.DUE),
            JobState.BLOCKED, Set.of(JobState.DUE));

    private final Job job = new Job("forward", 7, NOON, NOON);

    @Test
    void hasANaturalKey() {
        assertThat(job.key()).isEqualTo("forward:7");
    }

    @Test
    void putAgainWhileItRunsItBecomesDueOnceMore() {
        job.claim("node", NOON);
        job.put(NOON.plusSeconds(120), NOON);
        assertThat(job.state()).isEqualTo(JobState.RUNNING);

        job.finish(null, NOON);
        assertThat(job.state()).isEqualTo(JobState.DUE);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void theEarlierOfWhatTheHandlerAndTheOthersWantCounts() {
        job.claim("node", NOON);
        job.put(NOON.plusSeconds(120), NOON);
        job.finish(NOON.plusSeconds(60), NOON);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void cancelledWhileItWaitsItIsDoneAndWhileItRunsItRunsToItsEnd() {
        job.cancel(NOON);
        assertThat(job.state()).isEqualTo(JobState.DONE);

        job.put(NOON, NOON);
        job.claim("node", NOON);
        job.put(NOON.plusSeconds(5), NOON);
        job.cancel(NOON);
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        job.finish(null, NOON);
        assertThat(job.state()).isEqualTo(JobState.DONE);
    }

    @Test
    void failingItPausesLongerAndLongerAndIsBlockedInTheEnd() {
        for (int attempt = 1; attempt < Job.MOST_ATTEMPTS; attempt++) {
            job.claim("node", NOON);
            job.fail("no connection", NOON);
            assertThat(job.state()).isEqualTo(JobState.DUE);
            assertThat(job.dueAt()).isEqualTo(NOON.plus(Job.pause(attempt)));
        }
        job.claim("node", NOON);
        job.fail("no connection", NOON);
        assertThat(job.state()).isEqualTo(JobState.BLOCKED);
        assertThat(job.lastError()).isEqualTo("no connection");
    }

    @Test
    void aSuccessForgetsTheFailures() {
        job.claim("node", NOON);
        job.fail("no connection", NOON);
        job.claim("node", NOON);
        job.finish(NOON.plusSeconds(60), NOON);
        assertThat(job.attempts()).isZero();
        assertThat(job.lastError()).isNull();
    }

    @Test
    void itsNodeDiedSoItIsDueAtOnce() {
        job.claim("node", NOON);
        job.takeBack(NOON.plusSeconds(30));
        assertThat(job.state()).isEqualTo(JobState.DUE);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "9, 1280", "11, 3600", "60, 3600"})
    void thePauseDoublesUpToAnHour(int attempts, int seconds) {
        assertThat(Job.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void theStatesFollowTheTable(JobState from) {
        for (JobState to : JobState.values()) {
            assertThat(from.canBecome(to)).as("%s → %s", from, to).isEqualTo(TABLE.get(from).contains(to));
            if (!from.canBecome(to)) {
                assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
