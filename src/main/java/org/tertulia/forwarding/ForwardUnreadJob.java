package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.mail.LetterDelayed;
import org.tertulia.mail.LetterRefused;
import org.tertulia.mail.Mailer;
import org.tertulia.platform.job.GivenUp;
import org.tertulia.platform.job.JobHandler;

/** A conversation may have replies to mail: reads the facts, and sends what is due (row E7). */
@ApplicationScoped
class ForwardUnreadJob implements JobHandler {

    static final String TYPE = "forward";

    @Inject
    Ledger ledger;
    @Inject
    Mailer mailer;

    @Override
    public String type() {
        return TYPE;
    }

    /** Each round either ends here or carries at least one more reply, so there are few. */
    @Override
    public Instant run(long conversation) {
        Ledger.Step step = ledger.prepare(conversation);
        while (step.letter() != null) {
            try {
                mailer.send(step.letter());
                ledger.sent(step.id());
            } catch (LetterRefused refused) {
                ledger.refused(step.id(), refused.said());
            } catch (LetterDelayed delayed) {
                return later(step.id(), delayed);
            }
            step = ledger.prepare(conversation);
        }
        return step.due();
    }

    /** @return when it is tried again. @throws GivenUp after five days */
    private Instant later(long letter, LetterDelayed delayed) {
        Ledger.Delay delay = ledger.delayed(letter, delayed);
        if (delay.given()) {
            throw new GivenUp(delayed.getMessage(), delay.tries());
        }
        return delay.next();
    }

    @Override
    public void givenUp(long conversation, String error) {
        ledger.givenUp(conversation, error);
    }
}
