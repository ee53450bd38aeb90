package org.tertulia.capture;

import java.util.EnumSet;
import java.util.Set;

/** How far the question for the e-mail address has come in a conversation. It is asked at most once (row B5). */
public enum CaptureState {
    /** Nothing has been decided. */
    NONE,
    /** The question is due unless a person answers first. */
    WAITING,
    /** The prompt stands in the thread. */
    ASKED,
    /** The visitor gave an address, or an agent knew it. */
    GIVEN,
    /** The visitor would rather not. They may think better of it. */
    DECLINED,
    /** No longer needed: a person answered in time, or the visitor became known. */
    CANCELLED;

    private Set<CaptureState> next() {
        return switch (this) {
            case NONE -> EnumSet.of(WAITING, ASKED);
            case WAITING -> EnumSet.of(ASKED, CANCELLED);
            case ASKED -> EnumSet.of(GIVEN, DECLINED);
            case DECLINED -> EnumSet.of(GIVEN);
            case GIVEN, CANCELLED -> EnumSet.noneOf(CaptureState.class);
        };
    }

    boolean canBecome(CaptureState state) {
        return next().contains(state);
    }

    CaptureState to(CaptureState state) {
        if (!canBecome(state)) {
            throw new IllegalStateException("A capture that is " + this + " cannot become " + state + ".");
        }
        return state;
    }
}
