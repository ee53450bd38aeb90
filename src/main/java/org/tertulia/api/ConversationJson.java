package org.tertulia.api;

import java.time.Instant;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationRow;

/**
 * A conversation.
 *
 * @param unread      how many of the visitor's messages nobody of the team has seen
 * @param mentionedBy who mentioned the caller there last without the caller having seen it, or null
 */
public record ConversationJson(String id, String inbox, String channel, String status, Assignee assignee, Visitor visitor, Person contact,
                               long lastSeq, int unread, String mentionedBy, Instant createdAt, Instant updatedAt) {

    /** The agent who has it. */
    public record Assignee(String id, String name) {
    }

    /** The browser that writes. */
    public record Visitor(String id) {
    }

    /** The contact that the visitor is. */
    public record Person(String id, String email, String firstName, String lastName) {
    }

    static ConversationJson of(ConversationRow row) {
        Conversation conversation = row.conversation();
        Contact contact = row.contact();
        return new ConversationJson(Names.id(conversation.id()), Names.id(conversation.inboxId()),
                // the only kind of channel that there is yet
                Names.of(conversation.channelType()), Names.of(conversation.status()),
                conversation.assigneeId() == null ? null : new Assignee(Names.id(conversation.assigneeId()), row.assignee()),
                new Visitor(Names.id(conversation.visitorId())),
                contact == null ? null : new Person(Names.id(contact.id()), contact.email(), contact.firstName(), contact.lastName()),
                conversation.lastSeq(), conversation.unread(), row.mentionedBy(), conversation.createdAt(), conversation.updatedAt());
    }
}
