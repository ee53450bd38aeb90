package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** Where an agent's reply is: in the widget, read, in a letter to whom, or why not (row E6). */
@Embeddable
public class Delivery {

    @Enumerated(EnumType.STRING)
    @Column(name = "delivery_state")
    private DeliveryState state;
    @Column(name = "delivery_to")
    private String to;
    @Column(name = "delivery_at")
    private Instant at;
    @Column(name = "delivery_reason")
    private String reason;

    protected Delivery() {
    }

    static Delivery stored(Instant now) {
        Delivery delivery = new Delivery();
        delivery.state = DeliveryState.STORED;
        delivery.at = now;
        return delivery;
    }

    /** Goes on where that is a step forward; a late or repeated report changes nothing. @return whether it changed */
    boolean advance(DeliveryState next, String recipient, String why, Instant now) {
        if (!state.canBecome(next)) {
            return false;
        }
        state = state.to(next);
        to = recipient == null ? to : recipient;
        reason = why;
        at = now;
        return true;
    }

    public DeliveryState state() {
        return state;
    }

    /** The address of the letter, or null. */
    public String to() {
        return to;
    }

    /** When it came to this state. */
    public Instant at() {
        return at;
    }

    /** Why it bounced, failed or was not forwarded: a code such as {@code no-address}, or the mail server's words. */
    public String reason() {
        return reason;
    }
}
