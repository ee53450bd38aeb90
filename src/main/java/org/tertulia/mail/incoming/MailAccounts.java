package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tertulia.mail.Trouble;
import org.tertulia.platform.Clock;
import org.tertulia.platform.node.NodeLost;
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

    /** Takes the account for this node for a while. @param again also where it failed a moment ago. @return whether it is ours */
    boolean take(String account, boolean again) {
        MailAccount known = lock(account);
        if (known == null) {
            known = new MailAccount(account);
            em.persist(known);
            em.flush();
        }
        return known.take(nodes.here(), again, clock.now());
    }

    /** Goes on having it. @return whether it is still ours */
    boolean keep(String account) {
        MailAccount known = lock(account);
        return known != null && known.keep(nodes.here(), clock.now());
    }

    /** The number of the last letter that is stored of a mailbox with that UIDVALIDITY. */
    long lastUid(String account, long validity) {
        return lock(account).lastUid(validity);
    }

    /** How often in a row it could not be read. */
    int failures(String account) {
        return Optional.ofNullable(em.find(MailAccount.class, account)).map(MailAccount::failures).orElse(0);
    }

    /** All letters up to this number are stored. @param left how many are not. @return whether the account is still ours */
    boolean readUpTo(String account, long validity, long uid, int left, boolean some) {
        MailAccount known = lock(account);
        boolean ours = known != null && known.keep(nodes.here(), clock.now());
        if (ours) {
            known.readUpTo(validity, uid, left, some, clock.now());
        }
        return ours;
    }

    /** It was read to its end. */
    void looked(String account, boolean listens) {
        Optional.ofNullable(lock(account)).ifPresent(known -> known.looked(listens, clock.now()));
    }

    /** Lets it go. @param trouble what went wrong, or null */
    void done(String account, Trouble trouble) {
        MailAccount known = lock(account);
        if (known != null) {
            if (trouble != null) {
                known.failed(trouble, clock.now());
            }
            known.free(nodes.here());
        }
    }

    /** What a node held that is gone is free. */
    @Transactional
    void takeBack(@Observes NodeLost lost) {
        em.createQuery("select a from MailAccount a where a.node = :node", MailAccount.class).setParameter("node", lost.node())
                .getResultList().forEach(known -> known.free(lost.node()));
    }

    /** How the reading of each goes. */
    List<Reading> readings() {
        Map<String, Long> unworked = new HashMap<>();
        em.createQuery("select l.account, count(l) from IncomingLetter l where l.kind is null group by l.account", Object[].class).getResultList()
                .forEach(row -> unworked.put((String) row[0], (Long) row[1]));
        return em.createQuery("select a from MailAccount a order by a.account", MailAccount.class).getResultStream()
                .map(known -> known.reading(unworked.getOrDefault(known.account(), 0L))).toList();
    }

    private MailAccount lock(String account) {
        return em.find(MailAccount.class, account, LockModeType.PESSIMISTIC_WRITE);
    }
}
