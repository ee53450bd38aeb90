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
    @Column(name = "delivery_next")
    private Instant next;

    protected Delivery() {
    }

    static Delivery stored(Instant now) {
        Delivery delivery = new Delivery();
        delivery.state = DeliveryState.STORED;
        delivery.at = now;
        return delivery;
    }

    /** Goes on where that is a step forward; a late or repeated report changes nothing. @return whether it changed */
    boolean advance(DeliveryState further, String recipient, String why, Instant now) {
        if (!state.canBecome(further)) {
            return false;
        }
        state = state.to(further);
        next = null;
        to = recipient == null ? to : recipient;
        reason = why;
        at = now;
        return true;
    }

    /** Its letter could not be sent now. @param then when that is tried again. @return whether it is in a letter at all */
    boolean await(Instant then, String why) {
        boolean waits = state == DeliveryState.FORWARDING;
        next = waits ? then : next;
        reason = waits ? why : reason;
        return waits;
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

    /** When its letter is tried again, while it waits for the mail server; else null. */
    public Instant next() {
        return next;
    }

    /** Why it waits, bounced, failed or was not forwarded: a code such as {@code no-address}, or the mail server's words. */
    public String reason() {
        return reason;
    }
}
