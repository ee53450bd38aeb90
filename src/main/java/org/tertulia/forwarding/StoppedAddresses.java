package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.Conversations;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.job.Jobs;

/**
 * Who asked for no more letters, and who wants them again: the person (an undo, a letter to us, asking for a transcript), or an agent
 * who knows that the person does.
 */
@ApplicationScoped
@Transactional
public class StoppedAddresses {

    /** So many of a contact's conversations are told; the others follow when they are opened. */
    private static final int TOLD = 100;

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Jobs jobs;
    @Inject
    Contacts contacts;
    @Inject
    Conversations conversations;
    @Inject
    Situation situation;
    @Inject
    Event<ConversationChanged> changed;

    /** When and how the owner of that address asked for no more letters; empty where they did not. */
    public Optional<StoppedAddress> find(EmailAddress address) {
        return Optional.ofNullable(em.find(StoppedAddress.class, address.value()));
    }

    /** No more letters to that address. Asking twice is asking once. */
    public void stop(EmailAddress address, StoppedAddress.How how) {
        if (find(address).isEmpty()) {
            em.persist(new StoppedAddress(address, how, clock.now()));
            tell(address);
        }
    }

    /** Letters may go to that address again; replies that wait for that are mailed. */
    public void lift(EmailAddress address) {
        StoppedAddress stopped = em.find(StoppedAddress.class, address.value());
        if (stopped == null) {
            return;
        }
        em.remove(stopped);
        em.flush();
        for (Conversation conversation : tell(address)) {
            conversations.lock(conversation.id());
            if (!situation.unread(conversation).isEmpty()) {
                jobs.put(ForwardUnreadJob.TYPE, conversation.id(), clock.now());
            }
        }
    }

    /** The pages on which one of the contact's conversations stands open say it at once. */
    private List<Conversation> tell(EmailAddress address) {
        List<Conversation> theirs = contacts.byEmail(address).map(Contact::id).map(this::ofContact).orElse(List.of());
        theirs.forEach(each -> changed.fire(new ConversationChanged(each.id(), each.inboxId(), each.visitorId())));
        return theirs;
    }

    private List<Conversation> ofContact(long contact) {
        return em.createQuery("select c from Conversation c where c.contactId = :contact order by c.updatedAt desc, c.id desc", Conversation.class)
                .setParameter("contact", contact).setMaxResults(TOLD).getResultList();
    }
}
