package org.tertulia.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;

/** Stores entries in conversations that the caller's transaction holds. Dependent: each message comes by here, and a proxy costs. */
@Dependent
class Appending {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<MessagePosted> posted;

    Posted post(Conversation conversation, SenderKey key, MessageKind kind, Author author, String text) {
        return post(conversation, key, kind, author, text, message -> { });
    }

    /** @param fresh what is done to the entry before it is stored, where it is new */
    Posted post(Conversation conversation, SenderKey key, MessageKind kind, Author author, String text, Consumer<Message> fresh) {
        if (conversation.lastSeq() > 0) {
            Optional<Message> same = stored(conversation, key);
            if (same.isPresent()) {
                return again(same.get(), kind, author);
            }
        }
        return append(conversation, key, kind, author, text, fresh);
    }

    /** As {@code post}, for a key that nothing has been stored with. */
    Posted append(Conversation conversation, SenderKey key, MessageKind kind, Author author, String text, Consumer<Message> fresh) {
        boolean opened = conversation.lastSeq() == 0 || conversation.status() != ConversationStatus.OPEN && kind == MessageKind.MESSAGE;
        Message message = conversation.post(key.value(), kind, author, text, clock.now());
        fresh.accept(message);
        conversation.tellFiles(message);
        em.persist(message);
        posted.fire(new MessagePosted(conversation.id(), conversation.inboxId(), conversation.channelId(), conversation.visitorId(),
                conversation.chatflowId(), conversation.contactId(), opened, message));
        return new Posted(message, false);
    }

    private Optional<Message> stored(Conversation conversation, SenderKey key) {
        return em.createQuery("select m from Message m where m.conversationId = :conversation and m.key = :key", Message.class)
                .setParameter("conversation", conversation.id()).setParameter("key", key.value()).getResultStream().findFirst();
    }

    private static Posted again(Message same, MessageKind kind, Author author) {
        boolean sameSender = same.kind() == kind && same.author().type() == author.type()
                && Objects.equals(same.author().id(), author.id());
        if (!sameSender) {
            throw Refusal.conflict("key-taken", "Something else was sent with this key. Use a new one.", null);
        }
        return new Posted(same, true);
    }
}
