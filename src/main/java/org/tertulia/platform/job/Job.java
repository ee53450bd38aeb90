package org.tertulia.platform.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.Text;

/**
 * A piece of work that is due at some time. It is written in the transaction that causes it, under a natural key
 * ({@code capture:1001}), so there is at most one for a thing; it survives restarts, runs on one node at a time, and is
 * tried again with growing pauses until it is given up and listed.
 *
 * <p>Work that is asked for again while it runs is not lost: the running job becomes due once more when it ends.
 */
@Entity
class Job {

    /** How often a failing job is tried before it is blocked. */
    static final int MOST_ATTEMPTS = 10;

    @Id
    @Column(name = "job_key")
    private String key;
    private String type;
    private long ref;
    @Enumerated(EnumType.STRING)
    private JobState state;
    @Column(name = "due_at")
    private Instant dueAt;
    @Column(name = "next_due")
    private Instant nextDue;
    private int attempts;
    private long claim;
    private String node;
    @Column(name = "last_error")
    private String lastError;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected Job() {
    }

    Job(String type, long ref, Instant dueAt, Instant now) {
        this.key = key(type, ref);
        this.type = type;
        this.ref = ref;
        this.state = JobState.DUE;
        this.dueAt = dueAt;
        this.changedAt = now;
    }

    static String key(String type, long ref) {
        return type + ":" + ref;
    }

    /** Due at that time, whatever it was due for before. */
    void put(Instant due, Instant now) {
        if (state == JobState.RUNNING) {
            nextDue = due;
        } else {
            state = state.to(JobState.DUE);
            dueAt = due;
            attempts = 0;
            lastError = null;
        }
        changedAt = now;
    }

    /** No longer wanted. A running job runs to its end: its handler reads the facts again anyway. */
    void cancel(Instant now) {
        nextDue = null;
        if (state == JobState.DUE) {
            state = state.to(JobState.DONE);
            changedAt = now;
        }
    }

    /** It runs on that node. @return its right to end it */
    Claim claim(String byNode, Instant now) {
        state = state.to(JobState.RUNNING);
        claim++;
        node = byNode;
        changedAt = now;
        return new Claim(key, ref, claim, attempts + 1 >= MOST_ATTEMPTS);
    }

    /** Whether it runs by that right still, and was not taken away since. */
    boolean runs(Claim by) {
        return state == JobState.RUNNING && claim == by.number();
    }

    /** @param again when the handler wants to be called again, or null */
    void finish(Instant again, Instant now) {
        attempts = 0;
        lastError = null;
        release(earlier(again, nextDue), JobState.DONE, now);
    }

    void fail(String error, Instant now) {
        attempts++;
        lastError = Text.preview(error, 1000);
        boolean last = attempts >= MOST_ATTEMPTS;
        release(last ? nextDue : earlier(now.plus(pause(attempts)), nextDue), JobState.BLOCKED, now);
    }

    /** Its handler will not try it any more, however often that was. */
    void giveUp(String error, int tries, Instant now) {
        attempts = tries;
        lastError = Text.preview(error, 1000);
        release(nextDue, JobState.BLOCKED, now);
    }

    /** Its node died while it ran. */
    void takeBack(Instant now) {
        release(now, JobState.DUE, now);
    }

    private void release(Instant due, JobState otherwise, Instant now) {
        state = state.to(due == null ? otherwise : JobState.DUE);
        if (due != null) {
            dueAt = due;
        }
        nextDue = null;
        node = null;
        changedAt = now;
    }

    /** 5 s, 10 s, 20 s … at most an hour. */
    static Duration pause(int attempts) {
        long seconds = 5L << Math.min(attempts - 1, 12);
        return Duration.ofSeconds(Math.min(seconds, 3600));
    }

    private static Instant earlier(Instant a, Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    String key() {
        return key;
    }

    String type() {
        return type;
    }

    long ref() {
        return ref;
    }

    JobState state() {
        return state;
    }

    Instant dueAt() {
        return dueAt;
    }

    int attempts() {
        return attempts;
    }

    String lastError() {
        return lastError;
    }

    Instant changedAt() {
        return changedAt;
    }
}
