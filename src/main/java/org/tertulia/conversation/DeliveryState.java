package org.tertulia.conversation;

import java.util.EnumSet;
import java.util.Set;

/** How far an agent's reply has come. It never goes backwards, and what was read stays read (promise 5). */
public enum DeliveryState {
    /** In the database. */
    STORED,
    /** In an open widget of the visitor. */
    DELIVERED,
    /** Seen by the visitor in the widget. */
    READ,
    /** In a letter that is about to be sent. */
    FORWARDING,
    /** Sent by e-mail. */
    FORWARDED,
    /** The letter came back. */
    BOUNCED,
    /** The letter could not be sent. A person may have it tried again, once the cause is mended. */
    FAILED,
    /** Nobody read it, and no letter was sent, for a reason. An address that becomes known later mends that. */
    NOT_FORWARDED;

    private Set<DeliveryState> next() {
        return switch (this) {
            case STORED -> EnumSet.of(DELIVERED, READ, FORWARDING, NOT_FORWARDED);
            case DELIVERED -> EnumSet.of(READ, FORWARDING, NOT_FORWARDED);
            case READ -> EnumSet.noneOf(DeliveryState.class);
            case FORWARDING -> EnumSet.of(FORWARDED, FAILED, READ);
            case FORWARDED -> EnumSet.of(READ, BOUNCED);
            case BOUNCED -> EnumSet.of(READ);
            case FAILED -> EnumSet.of(READ, FORWARDING);
            case NOT_FORWARDED -> EnumSet.of(READ, FORWARDING);
        };
    }

    public boolean canBecome(DeliveryState state) {
        return next().contains(state);
    }

    DeliveryState to(DeliveryState state) {
        if (!canBecome(state)) {
            throw new IllegalStateException("A reply that is " + this + " cannot become " + state + ".");
        }
        return state;
    }
}
