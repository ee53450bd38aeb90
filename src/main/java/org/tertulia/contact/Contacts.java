package org.tertulia.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Words;

/** The people whose address is known. One contact an address, whoever asks at once (row A4). */
@ApplicationScoped
@Transactional
public class Contacts {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    NewContact newContact;
    @Inject
    ContactLookup lookup;
    @Inject
    Event<ContactsMerged> merged;
    @Inject
    Event<ContactDeleted> deleted;
    @Inject
    Event<ContactChanged> changed;

    /** @throws Refusal when there is none with this id */
    public Contact get(long id) {
        return find(id).orElseThrow(() -> Refusal.missing("contact"));
    }

    public Optional<Contact> find(long id) {
        return Optional.ofNullable(em.find(Contact.class, id));
    }

    public Optional<Contact> byEmail(EmailAddress email) {
        return em.createQuery("select c from Contact c where c.email = :email", Contact.class)
                .setParameter("email", email.value()).getResultStream().findFirst();
    }

    /**
     * The contact with this address, made if there is none yet. The contact is committed on its own before this returns,
     * so that of two who ask at once one makes it and the other finds it.
     *
     * @param language the language that the person was met in, or null
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Found findOrCreate(EmailAddress email, String firstName, String lastName, String language) {
        for (int attempt = 0; ; attempt++) {
            Optional<Long> known = newContact.known(email);
            if (known.isPresent()) {
                return new Found(known.get(), false);
            }
            try {
                return new Found(newContact.create(email, firstName, lastName, language), true);
            } catch (Refusal refused) {
                throw refused;
            } catch (RuntimeException madeByAnother) {
                if (attempt > 1) {
                    throw madeByAnother;
                }
            }
        }
    }

    /** A contact that was looked for. @param created whether it was made for this call */
    public record Found(long id, boolean created) {
    }

    /**
     * Changes name and address; null leaves a value as it is.
     *
     * @throws Refusal when another contact has that address (a conflict that names it)
     */
    public Contact change(long id, EmailAddress email, String firstName, String lastName) {
        Contact contact = get(id);
        Instant now = clock.now();
        if (email != null) {
            byEmail(email).filter(other -> !other.id().equals(id)).ifPresent(other -> {
                throw Refusal.conflict("email-taken", "Another contact has this address. Merge the two instead.", other.id());
            });
            contact.move(email, now);
        }
        contact.rename(firstName == null ? contact.firstName() : firstName, lastName == null ? contact.lastName() : lastName, now);
        changed.fire(new ContactChanged(id));
        return contact;
    }

    /** The person has proved that the address is theirs. */
    public void addressProved(long id) {
        if (lock(id).proveAddress(clock.now())) {
            changed.fire(new ContactChanged(id));
        }
    }

    /**
     * Everything that belongs to {@code from} becomes {@code into}'s; {@code from} is gone.
     *
     * @return {@code into}, with the names of {@code from} where it had none
     */
    public Contact merge(long from, long into) {
        if (from == into) {
            throw Refusal.invalid("into", "same", "Choose another contact to merge with.");
        }
        lock(Math.min(from, into));  // always the lower id first, so that two merges cannot wait for each other
        Contact kept = lock(into);
        Contact gone = lock(from);
        kept.rename(kept.firstName() == null ? gone.firstName() : kept.firstName(),
                kept.lastName() == null ? gone.lastName() : kept.lastName(), clock.now());
        merged.fire(new ContactsMerged(from, into));
        em.flush();
        em.remove(gone);
        changed.fire(new ContactChanged(into));
        return kept;
    }

    /** Forgets a contact; their visitors are anonymous again. */
    public void delete(long id) {
        Contact contact = lock(id);
        deleted.fire(new ContactDeleted(id));
        em.flush();
        em.remove(contact);
    }

    /**
     * A page of contacts, the last changed first.
     *
     * @param before the contact after which the page begins, or null for the first page
     */
    public List<Contact> page(Contact before, int most) {
        return pageAfter(before == null ? null : new Position(before.updatedAt(), before.id()), most);
    }

    /** Contacts in whose address or name each of these words is; the last word may be begun only. The last changed first. */
    public List<Contact> search(String typed, int most) {
        Words words = Words.of(typed);
        return words.none() ? List.of() : lookup.find(words, most);
    }

    /** As {@link #page}, from a place that does not move with a contact; null for the first page. */
    public List<Contact> pageAfter(Position after, int most) {
        if (after == null) {
            return em.createQuery("select c from Contact c order by c.updatedAt desc, c.id desc", Contact.class)
                    .setMaxResults(most).getResultList();
        }
        return em.createQuery("""
                        select c from Contact c where c.updatedAt <= :at and (c.updatedAt < :at or c.id < :id)
                        order by c.updatedAt desc, c.id desc""", Contact.class)
                .setParameter("at", after.at()).setParameter("id", after.id()).setMaxResults(most).getResultList();
    }

    private Contact lock(long id) {
        Contact contact = em.find(Contact.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (contact == null) {
            throw Refusal.missing("contact");
        }
        return contact;
    }
}
