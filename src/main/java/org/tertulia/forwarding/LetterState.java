package org.tertulia.forwarding;

import java.util.EnumSet;
import java.util.Set;

/** How far a letter of the ledger has come. */
enum LetterState {
    /** Written down, perhaps sent: whoever finds it sends it under the same Message-ID. */
    PREPARED,
    /** A mail server has it. */
    SENT,
    /** It will not be sent, for a reason. */
    FAILED,
    /** The visitor had read everything in it before it could be sent. */
    DROPPED;

    private Set<LetterState> next() {
        return this == PREPARED ? EnumSet.of(SENT, FAILED, DROPPED) : EnumSet.noneOf(LetterState.class);
    }

    boolean canBecome(LetterState state) {
        return next().contains(state);
    }

    LetterState to(LetterState state) {
        if (!canBecome(state)) {
            throw new IllegalStateException("A letter that is " + this + " cannot become " + state + ".");
        }
        return state;
    }
}
