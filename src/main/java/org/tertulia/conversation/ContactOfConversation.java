package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tertulia.contact.ContactDeleted;
import org.tertulia.contact.ContactsMerged;
import org.tertulia.platform.Held;
import org.tertulia.visitor.VisitorForgotten;
import org.tertulia.visitor.VisitorIdentified;

/** Keeps the contact that stands in the conversations in step with what is known of the visitor. */
@ApplicationScoped
class ContactOfConversation {

    @PersistenceContext
    EntityManager em;
    @Inject
    Event<ConversationChanged> changed;

    void identified(@Observes VisitorIdentified event) {
        set(ofVisitor(event.visitor()), event.contact());
    }

    void forgotten(@Observes VisitorForgotten event) {
        set(ofVisitor(event.visitor()), null);
    }

    void merged(@Observes ContactsMerged event) {
        set(ofContact(event.from()), event.into());
    }

    void deleted(@Observes ContactDeleted event) {
        set(ofContact(event.contact()), null);
    }

    private void set(List<Conversation> conversations, Long contact) {
        for (Conversation conversation : conversations) {
            conversation.belongTo(contact);
            changed.fire(new ConversationChanged(conversation.id(), conversation.inboxId(), conversation.visitorId()));
        }
    }

    private List<Conversation> ofVisitor(long visitor) {
        return Held.rows(em, em.createQuery("select c from Conversation c where c.visitorId = :visitor", Conversation.class)
                .setParameter("visitor", visitor));
    }

    private List<Conversation> ofContact(long contact) {
        return Held.rows(em, em.createQuery("select c from Conversation c where c.contactId = :contact", Conversation.class)
                .setParameter("contact", contact));
    }
}
