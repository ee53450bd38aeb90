package org.tertulia.mail.incoming;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Puts letters where a mailbox would put them. Make it a bean as a nested class of the test. */
public class Door {

    private final AtomicLong numbers = new AtomicLong(100);

    @PersistenceContext
    EntityManager em;
    @Inject
    Arrivals arrivals;

    /** A number that no letter has yet. */
    public long next() {
        return numbers.incrementAndGet();
    }

    /** @return the letter's id, or empty where it was there already */
    @Transactional
    public Optional<Long> mailed(long validity, long uid, byte[] raw) {
        return mailed("ana's mailbox", validity, uid, raw);
    }

    /** As {@link #mailed(long, long, byte[])}, into that account. */
    @Transactional
    public Optional<Long> mailed(String account, long validity, long uid, byte[] raw) {
        if (!arrivals.store(Arrival.mailed(account, validity, uid, raw))) {
            return Optional.empty();
        }
        em.flush();
        return Optional.of(em.createQuery("select max(l.id) from IncomingLetter l", Long.class).getSingleResult());
    }
}
