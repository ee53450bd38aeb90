package org.tertulia.capture;

import java.time.Instant;
import org.tertulia.chatflow.CaptureSetting;

/** Whether and when to ask for the e-mail address (rows B1, B5). Pure: facts in, decision out. */
final class CapturePolicy {

    private CapturePolicy() {
    }

    /**
     * What is known when a visitor has written, or when the question is due.
     *
     * @param state    how far the question has come
     * @param known    whether the visitor's address is known
     * @param answered whether a person of the team has answered in this conversation
     * @param wroteAt  when the visitor wrote the message that set the clock going
     * @param now      the time of the decision
     */
    record Facts(CaptureState state, boolean known, boolean answered, Instant wroteAt, Instant now) {
    }

    /** What to do. */
    enum Action { ASK_NOW, ASK_LATER, DONT }

    /** @param at when to ask, for {@link Action#ASK_LATER} */
    record Decision(Action action, Instant at) {

        static final Decision DONT = new Decision(Action.DONT, null);
        static final Decision ASK_NOW = new Decision(Action.ASK_NOW, null);
    }

    static Decision decide(CaptureSetting setting, Facts facts) {
        boolean open = facts.state() == CaptureState.NONE || facts.state() == CaptureState.WAITING;
        if (!open || facts.known()) {
            return Decision.DONT;
        }
        return switch (setting.when()) {
            case NEVER -> Decision.DONT;
            case IMMEDIATELY -> Decision.ASK_NOW;
            case UNANSWERED -> unanswered(setting, facts);
        };
    }

    private static Decision unanswered(CaptureSetting setting, Facts facts) {
        if (facts.answered()) {
            return Decision.DONT;
        }
        Instant due = facts.wroteAt().plus(setting.after());
        return due.isAfter(facts.now()) ? new Decision(Action.ASK_LATER, due) : Decision.ASK_NOW;
    }
}
