package org.tertulia.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.tertulia.contact.ContactDeleted;
import org.tertulia.contact.Contacts;
import org.tertulia.contact.ContactsMerged;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;

/** Says which contact a visitor is, and takes it back (rows A2, A3, A6, B3). */
@ApplicationScoped
@Transactional
public class Identification {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Visitors visitors;
    @Inject
    Contacts contacts;
    @Inject
    Event<VisitorIdentified> identified;
    @Inject
    Event<VisitorForgotten> forgotten;

    /** The visitor is this contact. Saying it twice changes nothing. @throws Refusal when either does not exist */
    public void associate(long visitor, long contact, Visitor.By by) {
        Visitor who = visitors.lock(visitor);
        contacts.get(contact);
        if (who.contactId() == null || who.contactId() != contact) {
            visitors.shutOut(visitor);
            who.belongTo(contact, by, clock.now());
            identified.fire(new VisitorIdentified(visitor, contact, by));
        }
    }

    /** The visitor is anonymous again. */
    public void undo(long visitor) {
        Visitor who = visitors.lock(visitor);
        Long contact = who.contactId();
        if (contact != null) {
            visitors.shutOut(visitor);
            who.forgetContact();
            forgotten.fire(new VisitorForgotten(visitor, contact));
        }
    }

    void follow(@Observes ContactsMerged merged) {
        em.createQuery("update Visitor v set v.contactId = :into where v.contactId = :from")
                .setParameter("into", merged.into()).setParameter("from", merged.from()).executeUpdate();
    }

    void letGo(@Observes ContactDeleted deleted) {
        List<Visitor> theirs = em.createQuery("select v from Visitor v where v.contactId = :contact", Visitor.class)
                .setParameter("contact", deleted.contact()).getResultList();
        theirs.forEach(visitor -> {
            visitors.shutOut(visitor.id());
            visitor.forgetContact();
        });
    }
}
