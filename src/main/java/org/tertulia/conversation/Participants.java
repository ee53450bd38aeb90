package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tertulia.platform.EmailAddress;

/** Who takes part in a conversation by mail besides the visitor, and who of them was left out of a reply. */
@ApplicationScoped
@Transactional
public class Participants {

    /** So many at most: an answer to everybody of a large circle is no answer any more. */
    public static final int MOST = 30;

    @PersistenceContext
    EntityManager em;

    /** In the order in which they came in. Whether letters reach them, this does not say. */
    public List<Participant> of(long conversation) {
        return em.createQuery("select p from Participant p where p.key.conversationId = :conversation order by p.since, p.key.address",
                Participant.class).setParameter("conversation", conversation).getResultList();
    }

    /**
     * Somebody takes part from now on; who does already, may get a name. Beyond {@value #MOST} nobody comes in.
     *
     * @param held one that the caller's transaction holds
     * @param name as the letter gives it, or null
     * @param seq  the entry with which they come in
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void join(Conversation held, EmailAddress address, String name, long seq) {
        List<Participant> known = of(held.id());
        known.stream().filter(one -> one.address().equals(address)).findFirst().ifPresentOrElse(one -> one.call(name), () -> {
            if (known.size() < MOST) {
                em.persist(new Participant(held.id(), address, name, seq));
                em.flush();
            }
        });
    }

    /** They get no copy of that reply. Those who do not take part are passed over. @param held one that the caller's transaction holds */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leaveOut(Conversation held, long seq, Collection<EmailAddress> addresses) {
        if (!addresses.isEmpty()) {
            of(held.id()).stream().map(Participant::address).filter(addresses::contains)
                    .forEach(address -> em.persist(new LeftOut(held.id(), seq, address)));
        }
    }

    /** Who was left out of any of these replies. */
    public Set<EmailAddress> leftOut(long conversation, Collection<Long> seqs) {
        return seqs.isEmpty() ? Set.of() : Set.copyOf(em.createQuery(
                        "select distinct l.key.address from LeftOut l where l.key.conversationId = :conversation and l.key.seq in :seqs", String.class)
                .setParameter("conversation", conversation).setParameter("seqs", seqs).getResultStream().map(EmailAddress::parse).toList());
    }
}
