package org.tertulia.conversation;

import java.util.EnumSet;
import java.util.Set;

/** Where a conversation stands. Who has it is not a state. */
public enum ConversationStatus {
    /** Somebody has to do something, or may. */
    OPEN,
    /** Out of sight until a time, or until the visitor writes. */
    SNOOZED,
    /** Done, until the visitor writes again. */
    CLOSED;

    private Set<ConversationStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(SNOOZED, CLOSED);
            case SNOOZED -> EnumSet.of(OPEN, CLOSED);
            case CLOSED -> EnumSet.of(OPEN);
        };
    }

    public boolean canBecome(ConversationStatus status) {
        return next().contains(status);
    }

    ConversationStatus to(ConversationStatus status) {
        if (!canBecome(status)) {
            throw new IllegalStateException("A conversation that is " + this + " cannot become " + status + ".");
        }
        return status;
    }
}
