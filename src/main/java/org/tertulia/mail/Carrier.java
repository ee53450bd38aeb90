package org.tertulia.mail;

import java.time.Instant;

/** Takes letters away: to a mail server, or into a folder where there is none. */
interface Carrier {

    /**
     * @param now the date that the letter bears
     * @throws LetterRefused when it will never be taken
     * @throws LetterDelayed when it may be taken another time
     */
    void carry(Letter letter, Instant now);
}
