package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.platform.job.JobHandler;

/** A conversation may have replies to mail: reads the facts, and sends what is due (row E7). */
@ApplicationScoped
class ForwardUnreadJob implements JobHandler {

    static final String TYPE = "forward";

    @Inject
    Ledger ledger;
    @Inject
    Dispatch dispatch;

    @Override
    public String type() {
        return TYPE;
    }

    /** Each round either ends here or carries at least one more reply, so there are few. */
    @Override
    public Instant run(long conversation) {
        Ledger.Step step = ledger.prepare(conversation);
        while (step.letter() != null) {
            Dispatch.Outcome outcome = dispatch.send(step);
            if (outcome.again() != null || !outcome.more()) {
                return outcome.again();
            }
            step = ledger.prepare(conversation);
        }
        return step.due();
    }

    @Override
    public void givenUp(long conversation, String error) {
        ledger.givenUp(conversation, error);
    }
}
