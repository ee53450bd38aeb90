package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Optional;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/**
 * What a mail system tells about a letter that was sent to somebody: a delivery report (RFC 3464), the free words of a
 * program, or a complaint (RFC 5965). Not every one is a failure: ask {@link #failed}.
 *
 * @param recipient         the address that it is about; null where it can't be made out
 * @param status            enhanced status code (RFC 3463), {@code 5.0.0} or {@code 4.0.0} where only the kind of failure is known; null for none
 * @param hard              whether no further letter should go to that address
 * @param words             what the server says about it, one line of at most 200 characters; empty for nothing
 * @param originalMessageId of the letter that it is about, with angle brackets; null where it isn't told
 * @param originalHeaders   of that letter, as far as they came along
 */
public record Bounce(String recipient, String status, Outcome outcome, boolean hard, Reason reason, String words,
                     String originalMessageId, ReadHeaders originalHeaders) {

    /** What has become of the letter. */
    public enum Outcome {
        FAILED,
        /** The mail system goes on trying. */
        DELAYED,
        /** Arrived, handed on to a system that reports nothing, or to the members of a list. */
        DELIVERED,
        /** Arrived, and the recipient called it unwanted. */
        COMPLAINED
    }

    /** The main one of {@link #all}: the first failure, else the first. Empty: the letter is no such report. */
    public static Optional<Bounce> of(ReadLetter letter) {
        return all(letter).stream().findFirst();
    }

    /** One for each recipient that the letter tells of, failures first. */
    public static List<Bounce> all(ReadLetter letter) {
        return BounceReport.read(letter);
    }

    public boolean failed() {
        return outcome == Outcome.FAILED;
    }
}
