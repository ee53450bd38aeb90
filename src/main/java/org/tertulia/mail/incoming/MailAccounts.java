package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.node.Nodes;

/** Sees to it that one node at a time reads an account, and remembers how far it got. Each verb is a transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class MailAccounts {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Nodes nodes;

    /** Takes the account for this node for a while, or goes on having it. @return whether it is ours */
    boolean take(String account) {
        MailAccount known = lock(account);
        if (known == null) {
            known = new MailAccount(account);
            em.persist(known);
            em.flush();
        }
        return known.take(nodes.here(), clock.now());
    }

    /** The number of the last letter that is stored of a mailbox with that UIDVALIDITY. */
    long lastUid(String account, long validity) {
        return lock(account).lastUid(validity);
    }

    /** All letters up to this number are stored. @return whether the account is still ours */
    boolean readUpTo(String account, long validity, long uid) {
        MailAccount known = lock(account);
        known.readUpTo(validity, uid);
        return known.take(nodes.here(), clock.now());
    }

    /** Lets it go. @param error what went wrong, or null */
    void done(String account, String error) {
        lock(account).fetched(error, clock.now());
    }

    private MailAccount lock(String account) {
        return em.find(MailAccount.class, account, LockModeType.PESSIMISTIC_WRITE);
    }
}
