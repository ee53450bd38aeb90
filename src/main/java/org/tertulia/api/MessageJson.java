package org.tertulia.api;

import java.time.Instant;
import java.util.List;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Delivery;
import org.tertulia.conversation.Message;

/**
 * An entry of a thread.
 *
 * @param delivery where a reply is; null for all else
 * @param letter   the letter that it came in with; null for all else
 * @param attachments files of the team that go with it; those of a letter are the letter's
 * @param mentions where a comment mentions agents
 */
public record MessageJson(long seq, String key, String kind, AuthorJson author, String text, Instant at, DeliveryJson delivery, String letter,
                          List<AttachmentJson> attachments, List<MentionJson> mentions) {

    /** Who wrote it, under the name of that day. */
    public record AuthorJson(String type, String id, String name) {
    }

    /** @param to the address of the letter. @param reason why it waits, failed, bounced or was not forwarded. @param nextTry when a letter that waits is tried again */
    public record DeliveryJson(String state, String to, Instant at, String reason, Instant nextTry) {
    }

    /** Somebody's name in the text, with its {@code @}: in UTF-16 units. */
    public record MentionJson(String agent, int start, int length) {
    }

    static MessageJson of(Message message) {
        Author author = message.author();
        Delivery delivery = message.delivery();
        return new MessageJson(message.seq(), message.key(), Names.of(message.kind()),
                new AuthorJson(Names.of(author.type()), Names.id(author.id()), author.name()), message.text(), message.at(),
                delivery == null ? null : new DeliveryJson(Names.of(delivery.state()), delivery.to(), delivery.at(), delivery.reason(), delivery.next()),
                Names.id(message.letter()), message.files().stream().map(AttachmentJson::of).toList(),
                message.mentions().stream().map(one -> new MentionJson(Names.id(one.agent()), one.start(), one.length())).toList());
    }
}
