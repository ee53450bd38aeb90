package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static org.assertj.core.api.Assertions.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

@Persistent
class JobsTest {

    private static final Instant NOON = HandClock.START;

    @Inject
    Jobs jobs;
    @Inject
    Nodes nodes;
    @Inject
    Caller caller;
    @Inject
    HandClock clock;

    @Test
    void isDueWhenItsTimeHasComeAndNotBefore() {
        caller.put(1, NOON.plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        assertThat(jobs.due("test", 10)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(jobs.due("test", 10)).containsExactly("test:1");
    }

    @Test
    void putTwiceItIsOneJobAtTheLaterWord() {
        caller.put(1, NOON);
        caller.put(1, NOON.plusSeconds(60));
        assertThat(jobs.due("test", 10)).isEmpty();
        assertThat(jobs.counts()).containsExactly(entry(JobState.DUE, 1L));
    }

    @Test
    void putAndCancelledInOneTransactionItIsNotDue() {
        caller.putAndCancel(1, NOON);
        assertThat(jobs.due("test", 10)).isEmpty();
    }

    @Test
    void whatWasUndoneWasNeverPut() {
        assertThatThrownBy(() -> caller.putAndFail(1, NOON)).isInstanceOf(IllegalStateException.class);
        assertThat(jobs.counts()).isEmpty();
    }

    @Test
    void onlyOneTakesIt() {
        caller.put(1, NOON);
        assertThat(jobs.claim("test:1")).isNotNull();
        assertThat(jobs.claim("test:1")).isNull();
        assertThat(jobs.due("test", 10)).isEmpty();
    }

    @Test
    void aNodeThatWasThoughtDeadCannotEndTheRunOfAnother() {
        caller.put(1, NOON);
        Claim lost = jobs.claim("test:1");
        caller.lose(nodes.here());
        Claim taken = jobs.claim("test:1");

        jobs.fail(lost, "too late");
        jobs.finish(taken, null);
        assertThat(jobs.counts()).containsExactly(entry(JobState.DONE, 1L));
    }

    @Test
    void givenUpItIsListedWithItsReasonAndCanBeTriedAgain() {
        caller.put(1, NOON);
        for (int attempt = 0; attempt < Job.MOST_ATTEMPTS; attempt++) {
            clock.advance(Duration.ofHours(1));
            jobs.fail(jobs.claim("test:1"), "The mail server does not answer.");
        }
        assertThat(jobs.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.key()).isEqualTo("test:1");
            assertThat(blocked.error()).isEqualTo("The mail server does not answer.");
        });
        jobs.retry("test:1");
        assertThat(jobs.due("test", 10)).containsExactly("test:1");
        assertThatThrownBy(() -> jobs.retry("test:1")).isInstanceOf(Refusal.class);
    }

    @Test
    void theLongDoneIsForgotten() {
        caller.put(1, NOON);
        jobs.finish(jobs.claim("test:1"), null);
        clock.advance(Duration.ofDays(6));
        jobs.forget();
        assertThat(jobs.counts()).isNotEmpty();
        clock.advance(Duration.ofDays(2));
        jobs.forget();
        assertThat(jobs.counts()).isEmpty();
    }

    /** What rooms do: put a job in their own transaction. */
    @ApplicationScoped
    @Transactional
    static class Caller {

        @Inject
        Jobs jobs;
        @Inject
        Event<NodeLost> lost;

        void put(long ref, Instant due) {
            jobs.put("test", ref, due);
        }

        void putAndCancel(long ref, Instant due) {
            jobs.put("test", ref, due);
            jobs.cancel("test", ref);
        }

        void putAndFail(long ref, Instant due) {
            jobs.put("test", ref, due);
            throw new IllegalStateException("on purpose");
        }

        void lose(String node) {
            lost.fire(new NodeLost(node, NOON));
        }
    }
}
