package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The installation's own keys. */
@ApplicationScoped
class Secrets {

    @PersistenceContext
    EntityManager em;

    /** The key of that name, made now where there is none. Fails when another node makes it at the same moment. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    String getOrMake(String name) {
        Secret secret = em.find(Secret.class, name);
        if (secret == null) {
            secret = new Secret(name, Token.fresh(32));
            em.persist(secret);
            em.flush();
        }
        return secret.key();
    }
}
