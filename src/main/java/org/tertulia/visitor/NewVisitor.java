package org.tertulia.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.platform.Clock;

/** One attempt to make a visitor, in a transaction of its own: the unique hash decides between two tabs. */
@ApplicationScoped
class NewVisitor {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Long> known(String hash) {
        return em.createQuery("select v.id from Visitor v where v.tokenHash = :hash", Long.class)
                .setParameter("hash", hash).getResultStream().findFirst()
                .or(() -> em.createQuery("select t.visitorId from VisitorToken t where t.hash = :hash", Long.class)
                        .setParameter("hash", hash).getResultStream().findFirst());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    long create(String hash, String language, String page) {
        Visitor visitor = new Visitor(hash, language, page, clock.now());
        em.persist(visitor);
        em.flush();
        return visitor.id();
    }
}
