package org.tertulia.mail.reading;

/**
 * A leaf of a letter's tree of parts, in the order in which they stand there.
 *
 * @param type      MIME type in lower case without parameters, {@code text/plain} where none can be made out
 * @param name      file name, readable and without a path, or null
 * @param role      what it is for
 * @param contentId without angle brackets, or null
 * @param content   decoded from its transfer encoding
 * @param text      decoded from its charset, lines end with {@code \n}; null where it is no text
 * @param letter    the letter in it, for {@code message/rfc822} and {@code text/rfc822-headers}; else null
 */
public record Piece(String type, ReadHeaders headers, String name, Role role, String contentId, byte[] content, String text,
                    ReadLetter letter) {

    /** What a piece is for. */
    public enum Role {
        /** To be read in the letter itself, or another form of that. */
        BODY,
        /** Shown within the HTML body, by its content id. */
        INLINE,
        ATTACHMENT,
        /** A machine's account of something: {@code message/delivery-status}, the letter that it is about. */
        REPORT,
        /** An invitation (RFC 5545). */
        CALENDAR,
        /** A signature over other pieces, or what is encrypted. */
        SECURITY
    }
}
