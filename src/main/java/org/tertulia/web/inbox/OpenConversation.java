package org.tertulia.web.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Threads;
import org.tertulia.platform.Refusal;
import org.tertulia.security.CurrentAgent;
import org.tertulia.visitor.Presence;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** The conversation of the page's address with what belongs to it, read once a request, as often as it is asked for. */
@RequestScoped
class OpenConversation {

    @Inject
    InboxAddress address;
    @Inject
    CurrentAgent current;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Visitors visitors;
    @Inject
    Contacts contacts;
    @Inject
    Presence presence;

    private Optional<Conversation> conversation;
    private Visitor visitor;
    private Optional<Contact> contact;
    private List<Message> latest;
    private Optional<Instant> goneSince;

    /** Empty where none is asked for, or it is not the agent's to see. */
    Optional<Conversation> find() {
        if (conversation == null) {
            try {
                Long id = address.getConversation();
                conversation = id == null ? Optional.empty() : Optional.of(conversations.seenBy(current.agent(), id));
            } catch (Refusal missing) {
                conversation = Optional.empty();
            }
        }
        return conversation;
    }

    /** @throws Refusal where there is none */
    Conversation get() {
        return find().orElseThrow(() -> Refusal.missing("conversation"));
    }

    Visitor visitor() {
        if (visitor == null) {
            visitor = visitors.get(get().visitorId());
        }
        return visitor;
    }

    Optional<Contact> contact() {
        if (contact == null) {
            contact = Optional.ofNullable(get().contactId()).flatMap(contacts::find);
        }
        return contact;
    }

    /** The last entries, ascending. */
    List<Message> latest() {
        if (latest == null) {
            latest = threads.before(get().id(), Long.MAX_VALUE, AgentTalk.PAGE);
        }
        return latest;
    }

    /** Since when the visitor is gone; empty while they are here. */
    Optional<Instant> goneSince() {
        if (goneSince == null) {
            goneSince = Optional.ofNullable(presence.goneSince(get().visitorId()));
        }
        return goneSince;
    }

    /** Something was changed: what was read is read again. */
    void forget() {
        conversation = null;
        visitor = null;
        contact = null;
        latest = null;
        goneSince = null;
    }
}
