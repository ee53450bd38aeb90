package org.tertulia.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Threads;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** What the visitor answers to the question for the e-mail address, and whether it is still open. */
@ApplicationScoped
@Transactional
public class Captures {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Visitors visitors;
    @Inject
    Contacts contacts;
    @Inject
    Identification identification;

    /**
     * The visitor types an address. It is a claim: the visitor becomes the contact with that address, unverified, and is
     * shown nothing of what that contact said elsewhere (rows B3, B5). An earlier claim of theirs may be corrected.
     *
     * @return the address as it was understood
     * @throws Refusal with a sentence for the form, when it is no address or an agent has said who the visitor is
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public EmailAddress given(long visitor, String typed) {
        EmailAddress email = EmailAddress.parse(typed);
        Visitor who = visitors.get(visitor);
        if (who.contactId() != null && who.identifiedBy() != Visitor.By.VISITOR) {
            throw Refusal.conflict("known", "We know your address already.", null);
        }
        long contact = contacts.findOrCreate(email, null, null, who.language()).id();
        identification.associate(visitor, contact, Visitor.By.VISITOR);
        return email;
    }

    /** The visitor would rather not say. */
    public void declined(long conversation) {
        conversations.lock(conversation);
        Capture capture = em.find(Capture.class, conversation);
        if (capture != null) {
            capture.declined(clock.now());
        }
    }

    /** The prompt that waits for an answer in this conversation, if one does. */
    public Optional<Message> open(long conversation) {
        Capture capture = em.find(Capture.class, conversation);
        return capture == null || capture.state() != CaptureState.ASKED ? Optional.empty()
                : Optional.ofNullable(threads.entry(conversation, capture.promptSeq()));
    }

    /** How far the question has come in this conversation. */
    public CaptureState state(long conversation) {
        Capture capture = em.find(Capture.class, conversation);
        return capture == null ? CaptureState.NONE : capture.state();
    }

    /** The conversation's row, made now where there is none. The caller holds the conversation. */
    Capture of(Conversation conversation) {
        Capture capture = em.find(Capture.class, conversation.id());
        if (capture == null) {
            capture = new Capture(conversation.id(), clock.now());
            em.persist(capture);
        }
        return capture;
    }
}
