package org.tertulia.forwarding;

import java.util.Locale;
import org.tertulia.mail.reading.ReadLetter;

/** A letter that a mail program writes for somebody who wants no more of them (RFC 2369). */
final class StopLetter {

    static final String SUBJECT = "unsubscribe";

    private StopLetter() {
    }

    static boolean is(ReadLetter read) {
        return read.subject().strip().toLowerCase(Locale.ROOT).equals(SUBJECT);
    }
}
