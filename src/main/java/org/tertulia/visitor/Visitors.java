package org.tertulia.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Token;

/** The browsers that have written. */
@ApplicationScoped
@Transactional
public class Visitors {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    NewVisitor newVisitor;
    @Inject
    VisitorKey keys;
    @Inject
    Event<VisitorShutOut> shutOut;

    /** @throws Refusal when there is none with this id */
    public Visitor get(long id) {
        return find(id).orElseThrow(() -> Refusal.missing("visitor"));
    }

    public Optional<Visitor> find(long id) {
        return Optional.ofNullable(em.find(Visitor.class, id));
    }

    /** The visitor with that token, if this browser has written before, or was let in as another browser of theirs. */
    public Optional<Visitor> byToken(String token) {
        String hash = Token.hash(token);
        return em.createQuery("select v from Visitor v where v.tokenHash = :hash", Visitor.class)
                .setParameter("hash", hash).getResultStream().findFirst()
                .or(() -> em.createQuery("select v from Visitor v, VisitorToken t where t.hash = :hash and v.id = t.visitorId", Visitor.class)
                        .setParameter("hash", hash).getResultStream().findFirst());
    }

    /** A token with which another browser is that visitor too. Whoever gets it has proved to be the visitor's contact. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String letIn(long visitor) {
        String token = keys.fresh();
        em.persist(new VisitorToken(Token.hash(token), visitor, clock.now()));
        return token;
    }

    /** The visitor turns out to be somebody else: the browsers that were let in are not theirs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shutOut(long visitor) {
        int gone = em.createQuery("delete from VisitorToken t where t.visitorId = :visitor").setParameter("visitor", visitor).executeUpdate();
        if (gone > 0) {
            shutOut.fire(new VisitorShutOut(visitor));
        }
    }

    /**
     * The visitor with that token, made now where the browser has not written before. Committed on its own, so that two
     * tabs that write first at the same moment are one visitor.
     *
     * @param token one that {@link VisitorKey} knows as ours
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long enter(String token, String language, String page) {
        String hash = Token.hash(token);
        for (int attempt = 0; ; attempt++) {
            Optional<Long> known = newVisitor.known(hash);
            if (known.isPresent()) {
                return known.get();
            }
            try {
                return newVisitor.create(hash, language, page);
            } catch (RuntimeException madeByAnotherTab) {
                if (attempt > 1) {
                    throw madeByAnotherTab;
                }
            }
        }
    }

    /**
     * The visitor is at that page now, reading in that language; null leaves a value as it is. It touches only these
     * columns, so it needs no lock and disturbs nobody who holds the visitor.
     */
    public void see(long id, String page, String language) {
        em.createQuery("""
                        update Visitor v set v.seenAt = :now, v.page = coalesce(:page, v.page), v.language = coalesce(:language, v.language)
                        where v.id = :id""")
                .setParameter("now", clock.now()).setParameter("page", page).setParameter("language", language)
                .setParameter("id", id).executeUpdate();
    }

    /** Holds the visitor for the rest of the caller's transaction: what a visitor starts only once, starts under this. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Visitor lock(long id) {
        Visitor visitor = em.find(Visitor.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (visitor == null) {
            throw Refusal.missing("visitor");
        }
        return visitor;
    }
}
