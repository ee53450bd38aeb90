package org.tertulia.platform.job;

import java.util.EnumSet;
import java.util.Set;

/** Where a piece of due work stands. */
public enum JobState {
    /** Waits for its time. */
    DUE,
    /** A node works on it. */
    RUNNING,
    /** Done; kept for a while, so that one can see that it was. */
    DONE,
    /** Given up after too many failures; listed for a person, who may set it to due again. */
    BLOCKED;

    private Set<JobState> next() {
        return switch (this) {
            case DUE -> EnumSet.of(DUE, RUNNING, DONE);
            case RUNNING -> EnumSet.of(DUE, DONE, BLOCKED);
            case DONE, BLOCKED -> EnumSet.of(DUE);
        };
    }

    boolean canBecome(JobState state) {
        return next().contains(state);
    }

    JobState to(JobState state) {
        if (!canBecome(state)) {
            throw new IllegalStateException("A job that is " + this + " cannot become " + state + ".");
        }
        return state;
    }
}
