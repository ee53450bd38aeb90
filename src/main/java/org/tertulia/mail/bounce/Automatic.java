package org.tertulia.mail.bounce;

import java.util.Optional;
import org.tertulia.mail.reading.ReadLetter;

/**
 * An answer or a notice that no person wrote (RFC 3834 and the habits of real systems).
 *
 * @param sign what gave it away, a header with its value or the subject; at most 200 characters
 */
public record Automatic(Kind kind, String sign) {

    /** What sort of machine wrote. */
    public enum Kind {
        /** Somebody is away. */
        OUT_OF_OFFICE,
        /** The letter was opened, or thrown away unread (RFC 8098). */
        RECEIPT,
        /** An invitation was accepted or declined (RFC 5546). */
        CALENDAR,
        /** A mailing list or a newsletter. */
        LIST,
        /** Anything else: a confirmation, a ticket's number, a bounce. */
        MACHINE
    }

    /** Empty: a person wrote it, as far as one can tell. */
    public static Optional<Automatic> of(ReadLetter letter) {
        return AutomaticSigns.read(letter);
    }

    /**
     * Whether nothing that a machine writes may be sent in answer (RFC 3834, section 2; the sender's own wish in
     * {@code X-Auto-Response-Suppress}): more letters than those that are automatic themselves.
     */
    public static boolean unanswerable(ReadLetter letter) {
        return of(letter).isPresent() || AutomaticSigns.wantsNoAnswer(letter) || Bounce.of(letter).isPresent();
    }
}
