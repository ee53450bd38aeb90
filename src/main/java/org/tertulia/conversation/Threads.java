package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what was said. Whether the reader may, the caller has asked before. */
@ApplicationScoped
@Transactional
public class Threads {

    private static final Set<MessageKind> SHOWN = Stream.of(MessageKind.values()).filter(MessageKind::shownToVisitor)
            .collect(Collectors.toSet());

    @PersistenceContext
    EntityManager em;

    /** The entries after {@code seq} as the team sees them, ascending, at most {@code most}. */
    public List<Message> after(long conversation, long seq, int most) {
        return em.createQuery("select m from Message m where m.conversationId = :conversation and m.seq > :seq order by m.seq", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).setMaxResults(most).getResultList();
    }

    /** The last entries before {@code seq} as the team sees them, ascending, at most {@code most}. */
    public List<Message> before(long conversation, long seq, int most) {
        List<Message> latestFirst = em.createQuery(
                        "select m from Message m where m.conversationId = :conversation and m.seq < :seq order by m.seq desc", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).setMaxResults(most).getResultList();
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    /** The entries after {@code seq} that the visitor may see, ascending, at most {@code most}. */
    public List<Message> shownAfter(long conversation, long seq, int most) {
        return em.createQuery("""
                        select m from Message m where m.conversationId = :conversation and m.seq > :seq and m.kind in :shown
                        order by m.seq""", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).setParameter("shown", SHOWN)
                .setMaxResults(most).getResultList();
    }

    /** The last entries up to {@code seq} that the visitor may see, ascending, at most {@code most}. */
    public List<Message> shownUpTo(long conversation, long seq, int most) {
        List<Message> latestFirst = em.createQuery("""
                        select m from Message m where m.conversationId = :conversation and m.seq <= :seq and m.kind in :shown
                        order by m.seq desc""", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).setParameter("shown", SHOWN)
                .setMaxResults(most).getResultList();
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    /** The entry with that number, or null. */
    public Message entry(long conversation, long seq) {
        return em.createQuery("select m from Message m where m.conversationId = :conversation and m.seq = :seq", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).getResultStream().findFirst().orElse(null);
    }

    /** The entries with these ids, by them; what is not there is left out. */
    public Map<Long, Message> entries(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select m from Message m where m.id in :ids", Message.class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(Message::id, message -> message));
    }
}
