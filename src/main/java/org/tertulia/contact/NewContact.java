package org.tertulia.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;

/** One attempt to make a contact, in a transaction of its own: the unique address decides between two who try at once. */
@ApplicationScoped
class NewContact {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Long> known(EmailAddress email) {
        return em.createQuery("select c.id from Contact c where c.email = :email", Long.class)
                .setParameter("email", email.value()).getResultStream().findFirst();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    long create(EmailAddress email, String firstName, String lastName, String language) {
        Contact contact = new Contact(email, firstName, lastName, language, clock.now());
        em.persist(contact);
        em.flush();
        return contact.id();
    }
}
