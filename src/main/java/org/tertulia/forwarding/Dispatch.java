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

    /**
     * @param step one with a letter
     * @return when it is tried again; null when its way has ended
     * @throws GivenUp after five days
     */
    Instant send(Ledger.Step step) {
        try {
            mailer.send(step.letter());
            ledger.sent(step.id());
        } catch (LetterRefused refused) {
            ledger.refused(step.id(), refused.said());
        } catch (LetterDelayed delayed) {
            return later(step.id(), delayed);
        }
        return null;
    }

    private Instant later(long letter, LetterDelayed delayed) {
        Ledger.Delay delay = ledger.delayed(letter, delayed);
        if (delay.given()) {
            throw new GivenUp(delayed.getMessage(), delay.tries());
        }
        return delay.next();
    }
}
