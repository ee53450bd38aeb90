package org.tertulia.api;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import org.tertulia.intake.Enclosures;
import org.tertulia.mail.incoming.BounceNote;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.mail.reading.SafeHtml;

/**
 * A letter that came in, and what was made of it.
 *
 * @param kind null while nobody has worked on it
 * @param text what its sender wrote, as it is shown; like {@code quoted}, {@code html} and {@code attachments} null in lists
 */
public record LetterJson(String id, String account, String file, String messageId, String from, String to, String subject, Instant receivedAt,
                         String kind, String reason, BounceJson bounce, String text, String quoted, String html,
                         List<AttachmentJson> attachments, String conversation, Long seq) {

    /** What a bounce says. @param status RFC 3463. @param hard whether no further letter goes there */
    public record BounceJson(String recipient, String status, boolean hard, @JsonbProperty("class") String reason) {

        static BounceJson of(BounceNote bounce) {
            return bounce == null ? null : new BounceJson(bounce.recipient(), bounce.status(), bounce.hard(), bounce.reason());
        }
    }

    /** @param size in bytes */
    public record AttachmentJson(String name, String type, int size) {
    }

    /** As it stands in a list. */
    static LetterJson brief(IncomingLetter letter) {
        return of(letter, null, null, null, null);
    }

    /** @param attachments the address below which its attachments are, with a slash at the end */
    static LetterJson whole(IncomingLetter letter, byte[] raw, String attachments) {
        ReadLetter read = LetterReader.read(raw);
        Reply reply = Reply.of(read);
        String html = reply.shownHtml() == null ? null : SafeHtml.of(reply.shownHtml(), Enclosures.pictures(read, attachments)).html();
        return of(letter, reply.shown(), reply.quoted(), html,
                Enclosures.of(read).stream().map(each -> new AttachmentJson(each.name(), each.type(), each.size())).toList());
    }

    private static LetterJson of(IncomingLetter letter, String text, String quoted, String html, List<AttachmentJson> attachments) {
        return new LetterJson(Names.id(letter.id()), letter.account(), letter.file(), letter.messageId(), letter.sender(), letter.recipients(),
                letter.subject(), letter.receivedAt(), letter.kind() == null ? null : Names.of(letter.kind()), letter.reason(),
                BounceJson.of(letter.bounce()), text, quoted, html, attachments, Names.id(letter.conversationId()), letter.seq());
    }
}
