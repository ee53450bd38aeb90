package org.tertulia.capture;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** The question for the visitor's e-mail address in one conversation: whether it waits, was asked, and what came of it. */
@Entity
class Capture {

    @Id
    @Column(name = "conversation_id")
    private long conversationId;
    @Enumerated(EnumType.STRING)
    private CaptureState state;
    @Column(name = "due_at")
    private Instant dueAt;
    @Column(name = "prompt_seq")
    private Long promptSeq;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected Capture() {
    }

    Capture(long conversationId, Instant now) {
        this.conversationId = conversationId;
        this.state = CaptureState.NONE;
        this.changedAt = now;
    }

    void waitUntil(Instant due, Instant now) {
        become(CaptureState.WAITING, now);
        dueAt = due;
    }

    void asked(long seq, Instant now) {
        become(CaptureState.ASKED, now);
        promptSeq = seq;
    }

    void declined(Instant now) {
        if (state.canBecome(CaptureState.DECLINED)) {
            become(CaptureState.DECLINED, now);
        }
    }

    /** A person of the team has answered. */
    void answered(Instant now) {
        if (state == CaptureState.WAITING) {
            become(CaptureState.CANCELLED, now);
        }
    }

    /** The visitor is known now, by whatever way. */
    void known(Instant now) {
        if (state == CaptureState.WAITING) {
            become(CaptureState.CANCELLED, now);
        } else if (state.canBecome(CaptureState.GIVEN)) {
            become(CaptureState.GIVEN, now);
        }
    }

    private void become(CaptureState next, Instant now) {
        state = state.to(next);
        changedAt = now;
    }

    CaptureState state() {
        return state;
    }

    /** When the question is due, while it waits. */
    Instant dueAt() {
        return dueAt;
    }

    /** Where the prompt stands in the thread, once asked. */
    Long promptSeq() {
        return promptSeq;
    }
}
