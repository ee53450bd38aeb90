package org.tertulia.mail;

/** The letter could not be sent now; the same letter may be taken later, or once a setting is mended. */
public final class LetterDelayed extends NotSent {

    private static final long serialVersionUID = 1;

    LetterDelayed(Fault fault, String server, String said, Throwable cause) {
        super(fault, server, said, cause);
    }
}
