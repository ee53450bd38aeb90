package org.tertulia.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static org.assertj.core.api.Assertions.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;
import org.tertulia.testing.Engine;
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
        assertThat(jobs.take("test", 10)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(jobs.take("test", 10)).extracting(Claim::key).containsExactly("test:1");
    }

    @Test
    void putTwiceItIsOneJobAtTheLaterWord() {
        caller.put(1, NOON);
        caller.put(1, NOON.plusSeconds(60));
        assertThat(jobs.take("test", 10)).isEmpty();
        assertThat(jobs.counts()).containsExactly(entry(JobState.DUE, 1L));
    }

    @Test
    void putAndCancelledInOneTransactionItIsNotDue() {
        caller.putAndCancel(1, NOON);
        assertThat(jobs.take("test", 10)).isEmpty();
    }

    @Test
    void whatWasUndoneWasNeverPut() {
        assertThatThrownBy(() -> caller.putAndFail(1, NOON)).isInstanceOf(IllegalStateException.class);
        assertThat(jobs.counts()).isEmpty();
    }

    @Test
    void onlyOneTakesIt() {
        caller.put(1, NOON);
        assertThat(jobs.take("test", 10)).hasSize(1);
        assertThat(jobs.take("test", 10)).isEmpty();
    }

    @Test
    void aNodeThatWasThoughtDeadCannotEndTheRunOfAnother() {
        caller.put(1, NOON);
        Claim lost = taken();
        caller.lose(nodes.here());
        Claim taken = taken();

        jobs.end(failed(lost, "too late"));
        jobs.end(done(taken));
        assertThat(jobs.counts()).containsExactly(entry(JobState.DONE, 1L));
    }

    @Test
    void theLongestWaitingIsTakenFirstAndOnlyOfItsType() {
        caller.put(1, NOON.plusSeconds(2));
        caller.put(2, NOON);
        caller.put(3, NOON.plusSeconds(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(jobs.take("other", 10)).isEmpty();
        assertThat(jobs.take("test", 2)).extracting(Claim::ref).containsExactly(2L, 3L);
        assertThat(jobs.take("test", 2)).extracting(Claim::ref).containsExactly(1L);
    }

    @Test
    void severalEndTogetherEachInItsOwnWay() {
        caller.put(1, NOON);
        caller.put(2, NOON);
        caller.put(3, NOON);
        List<Claim> taken = jobs.take("test", 10);
        assertThat(jobs.end(List.of(done(taken.get(0)), new Ending(taken.get(1), NOON, null, 0), new Ending(taken.get(2), null, "never", 3)))).isEmpty();
        assertThat(jobs.counts()).containsOnly(entry(JobState.DONE, 1L), entry(JobState.DUE, 1L), entry(JobState.BLOCKED, 1L));
        assertThat(jobs.take("test", 10)).extracting(Claim::ref).containsExactly(2L);
    }

    @Test
    void whatSomebodyHoldsIsNeitherTakenNorWaitedFor(Engine engine) {
        if (engine != Engine.POSTGRESQL) {
            return;  // one transaction at a time writes to an embedded H2
        }
        caller.put(1, NOON);
        caller.put(2, NOON);
        List<Claim> both = jobs.take("test", 10);
        caller.put(3, NOON);
        caller.put(4, NOON);
        List<Claim> free = new ArrayList<>();
        List<Ending> left = new ArrayList<>();
        caller.whileHeld(List.of(1L, 3L), () -> {
            free.addAll(jobs.take("test", 10));
            left.addAll(jobs.end(both.stream().map(JobsTest::done).toList()));
        });
        assertThat(free).extracting(Claim::ref).containsExactly(4L);
        assertThat(left).extracting(ending -> ending.claim().ref()).containsExactly(1L);
    }

    /** Another node had buried this one, which had only been slow, and nobody had noticed yet. */
    @Test
    void whoTakesSomethingIsKnownToTheOthers() {
        nodes.beat();
        caller.buryHere();
        caller.put(1, NOON);
        assertThat(jobs.take("test", 10)).hasSize(1);

        caller.buryHere();
        assertThat(jobs.take("test", 10)).extracting(Claim::key).as("freed when this node died after all").containsExactly("test:1");
    }

    @Test
    void givenUpItIsListedWithItsReasonAndCanBeTriedAgain() {
        caller.put(1, NOON);
        for (int attempt = 0; attempt < Job.MOST_ATTEMPTS; attempt++) {
            clock.advance(Duration.ofHours(1));
            jobs.end(failed(taken(), "The mail server does not answer."));
        }
        assertThat(jobs.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.key()).isEqualTo("test:1");
            assertThat(blocked.error()).isEqualTo("The mail server does not answer.");
        });
        jobs.retry("test:1");
        assertThat(jobs.take("test", 10)).extracting(Claim::key).containsExactly("test:1");
        assertThatThrownBy(() -> jobs.retry("test:1")).isInstanceOf(Refusal.class);
    }

    @Test
    void theLongDoneIsForgotten() {
        caller.put(1, NOON);
        jobs.end(done(taken()));
        clock.advance(Duration.ofDays(6));
        jobs.forget();
        assertThat(jobs.counts()).isNotEmpty();
        clock.advance(Duration.ofDays(2));
        jobs.forget();
        assertThat(jobs.counts()).isEmpty();
    }

    private Claim taken() {
        return jobs.take("test", 1).get(0);
    }

    private static Ending done(Claim claim) {
        return new Ending(claim, null, null, 0);
    }

    private static Ending failed(Claim claim, String why) {
        return new Ending(claim, null, why, 0);
    }

    /** What rooms do: put a job in their own transaction. */
    @ApplicationScoped
    @Transactional
    static class Caller {

        @Inject
        Jobs jobs;
        @Inject
        Event<NodeLost> lost;
        @Inject
        Nodes nodes;
        @PersistenceContext
        EntityManager em;

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

        /** @param meanwhile runs in transactions of its own */
        void whileHeld(List<Long> refs, Runnable meanwhile) {
            refs.forEach(ref -> jobs.put("test", ref, NOON));
            CompletableFuture.runAsync(meanwhile).orTimeout(30, TimeUnit.SECONDS).join();
        }

        /** As another node does. */
        void buryHere() {
            if (em.createQuery("delete from Node n where n.id = :here").setParameter("here", nodes.here()).executeUpdate() == 1) {
                lost.fire(new NodeLost(nodes.here(), NOON));
            }
        }

        void lose(String node) {
            lost.fire(new NodeLost(node, NOON));
        }
    }
}
