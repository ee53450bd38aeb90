package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;

/** Remembers which addresses nothing is mailed to any more. Who writes from one shows that it lives. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DeadAddresses {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;

    boolean contains(EmailAddress address) {
        return em.find(DeadAddress.class, address.value()) != null;
    }

    void add(EmailAddress address, String why) {
        if (!contains(address)) {
            em.persist(new DeadAddress(address, why, clock.now()));
        }
    }

    /** Somebody wrote from it: letters go there again. */
    public void revive(EmailAddress address) {
        DeadAddress dead = em.find(DeadAddress.class, address.value());
        if (dead != null) {
            em.remove(dead);
        }
    }
}
