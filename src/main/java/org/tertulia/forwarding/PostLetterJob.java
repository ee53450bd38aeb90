package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.platform.job.JobHandler;

/** Sends a letter that somebody asked for: a fresh link, a transcript, a thread that is passed on. */
@ApplicationScoped
class PostLetterJob implements JobHandler {

    static final String TYPE = "post";

    @Inject
    Ledger ledger;
    @Inject
    Dispatch dispatch;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Instant run(long letter) {
        Ledger.Step step = ledger.post(letter);
        return step.letter() == null ? step.due() : dispatch.send(step).again();
    }

    @Override
    public void givenUp(long letter, String error) {
        ledger.postGivenUp(letter, error);
    }
}
