package org.tertulia.mail.reading;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A letter taken apart.
 *
 * @param type       the MIME type of the whole, in lower case; with {@code report-type} for reports: {@code multipart/report; report-type=delivery-status}
 * @param from       the first of the From header; null where there is none
 * @param to         To, and where it is missing Delivered-To and the like
 * @param subject    readable, one line; empty for none
 * @param date       of the Date header; null where it is none
 * @param messageId  with angle brackets; null for none
 * @param inReplyTo  Message-IDs with angle brackets
 * @param references Message-IDs with angle brackets, oldest first
 * @param text       the whole body as plain text, quoted parts and all: of {@code text/plain} where there is any, else made of the HTML
 * @param html       the whole body as HTML, unsafe as it came; null for none
 * @param pieces     all leaves, the bodies among them
 * @param marks      what to tell the reader about it
 */
public record ReadLetter(ReadHeaders headers, String type, Correspondent from, List<Correspondent> replyTo, List<Correspondent> to,
                         List<Correspondent> cc, String subject, Instant date, String messageId, List<String> inReplyTo,
                         List<String> references, String text, String html, List<Piece> pieces, Set<Mark> marks) {

    /** Something that the reader of a letter should know. */
    public enum Mark { SIGNED, ENCRYPTED, INVITATION, DAMAGED }

    public ReadLetter {
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        pieces = List.copyOf(pieces);
        marks = Set.copyOf(marks);
    }
}
