package org.tertulia.mail;

/** The mail server will never take this letter for this address. */
public final class LetterRefused extends NotSent {

    private static final long serialVersionUID = 1;

    LetterRefused(Fault fault, String server, String said, Throwable cause) {
        super(fault, server, said, cause);
    }
}
