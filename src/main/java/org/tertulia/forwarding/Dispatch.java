package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.mail.LetterDelayed;
import org.tertulia.mail.LetterRefused;
import org.tertulia.mail.Mailer;
import org.tertulia.platform.job.GivenUp;

/** Gives a letter of the ledger to the mail server, outside of any transaction, and writes down what came of it. */
@ApplicationScoped
class Dispatch {

    @Inject
    Ledger ledger;
    @Inject
    Mailer mailer;

    /** What came of it. @param again when it is tried again; null when its way has ended. @param more whether its conversation may have another to send */
    record Outcome(Instant again, boolean more) {
    }

    /**
     * @param step one with a letter
     * @throws GivenUp after five days
     */
    Outcome send(Ledger.Step step) {
        try {
            mailer.send(step.letter());
            ledger.sent(step);
            return new Outcome(null, step.more());
        } catch (LetterRefused refused) {
            ledger.refused(step, refused.said());
            return new Outcome(null, true);
        } catch (LetterDelayed delayed) {
            return new Outcome(later(step, delayed), true);
        }
    }

    private Instant later(Ledger.Step step, LetterDelayed delayed) {
        Ledger.Delay delay = ledger.delayed(step, delayed);
        if (delay.given()) {
            throw new GivenUp(delayed.getMessage(), delay.tries());
        }
        return delay.next();
    }
}
