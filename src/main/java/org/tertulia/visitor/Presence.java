package org.tertulia.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tertulia.platform.Clock;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;

/**
 * Who has the widget open now, on whatever node: a row while at least one line is open, none otherwise. It is written
 * when visitors come and when they leave, of many at once together, and not in between; if the node dies its heartbeat stands for the
 * visitors' last moment.
 */
@ApplicationScoped
@Transactional
public class Presence {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Nodes nodes;
    @Inject
    Event<PresenceChanged> changed;

    /** The first line of each of these visitors to this node is open; whoever is not there any more is left out. */
    public void arrived(Collection<Long> visitors) {
        nodes.answerFor();
        Set<Long> known = new HashSet<>(em.createQuery("select p.visitorId from Presence p where p.nodeId = :node and p.visitorId in :visitors", Long.class)
                .setParameter("node", nodes.here()).setParameter("visitors", visitors).getResultList());
        em.createQuery("select v.id from Visitor v where v.id in :visitors", Long.class).setParameter("visitors", visitors).getResultStream().forEach(visitor -> {
            if (!known.contains(visitor)) {
                em.persist(new PresenceRow(visitor, nodes.here()));
            }
            changed.fire(new PresenceChanged(visitor, true));
        });
    }

    /** The last line of each of these visitors to this node is gone. */
    public void left(Collection<Long> visitors) {
        em.createQuery("delete from Presence p where p.nodeId = :node and p.visitorId in :visitors")
                .setParameter("node", nodes.here()).setParameter("visitors", visitors).executeUpdate();
        em.createQuery("update Visitor v set v.seenAt = :now where v.id in :visitors").setParameter("now", clock.now())
                .setParameter("visitors", visitors).executeUpdate();
        Set<Long> elsewhere = here(visitors);  // another node has a line of theirs
        visitors.stream().filter(visitor -> !elsewhere.contains(visitor)).forEach(visitor -> changed.fire(new PresenceChanged(visitor, false)));
    }

    /** Since when the visitor has been gone, or null while they are here. */
    public Instant goneSince(long visitor) {
        return here(List.of(visitor)).isEmpty() ? em.find(Visitor.class, visitor).seenAt() : null;
    }

    /** Those of these visitors who are here. */
    public Set<Long> here(Collection<Long> visitors) {
        if (visitors.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(em.createQuery("select p.visitorId from Presence p where p.visitorId in :visitors", Long.class)
                .setParameter("visitors", visitors).getResultList());
    }

    void clear(@Observes NodeLost lost) {
        em.createQuery("""
                        update Visitor v set v.seenAt = :seen where v.seenAt < :seen
                        and v.id in (select p.visitorId from Presence p where p.nodeId = :node)""")
                .setParameter("seen", lost.lastSeen()).setParameter("node", lost.node()).executeUpdate();
        em.createQuery("delete from Presence p where p.nodeId = :node").setParameter("node", lost.node()).executeUpdate();
    }
}
