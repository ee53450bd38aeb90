package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.JobHandler;

/** Makes of a letter that came in what it is: an answer in its thread, a new conversation, a bounce, or nothing for the inbox. */
@ApplicationScoped
class TakeInLetterJob implements JobHandler {

    static final String TYPE = "letter";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    Clock clock;
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
        TakingIn.Step step = takingIn.takeIn(letter, read, null);
        if (step == TakingIn.Step.NEWCOMER) {
            step = takingIn.takeIn(letter, read, newcomers.of(letter, read));
        }
        return step == TakingIn.Step.TOO_EARLY ? clock.now().plus(PAUSE) : null;
    }

    @Override
    public void givenUp(long letter, String error) {
        takingIn.failed(letter, error);
    }
}
