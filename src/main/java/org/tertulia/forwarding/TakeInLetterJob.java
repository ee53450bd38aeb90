package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.job.JobHandler;

/** Makes of a letter that came in what it is: an answer in its thread, a new conversation, a bounce, or nothing for the inbox. */
@ApplicationScoped
class TakeInLetterJob implements JobHandler {

    static final String TYPE = "letter";

    @Inject
    Arrivals arrivals;
    @Inject
    TakingIn takingIn;
    @Inject
    Newcomers newcomers;

    @Override
    public String type() {
        return TYPE;
    }

    /** Whoever writes for the first time becomes known before, each on its own; the rest is one transaction. */
    @Override
    public Instant run(long letter) {
        ReadLetter read = LetterReader.read(arrivals.raw(letter));
        if (!takingIn.takeIn(letter, read, null)) {
            takingIn.takeIn(letter, read, newcomers.of(letter, read));
        }
        return null;
    }

    @Override
    public void givenUp(long letter, String error) {
        takingIn.failed(letter, error);
    }
}
