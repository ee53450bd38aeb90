package org.tertulia.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds in the database what the lines of this node were not told: the bus was away, or a node died between its commit and its telling.
 * One query for some hundred visitors; only lines that know less than the database come back for the rest.
 */
@ApplicationScoped
public class CatchingUp {

    private static final int AT_ONCE = 500;

    @PersistenceContext
    EntityManager em;
    @Inject
    Topics topics;
    @Inject
    VisitorLines lines;

    /** Compares every line of this node with the database. */
    @Transactional
    public void all() {
        List<Long> visitors = new ArrayList<>(lines.visitors());
        for (int from = 0; from < visitors.size(); from += AT_ONCE) {
            em.createQuery("select c.visitorId, c.id, c.channelId, c.shownSeq from Conversation c where c.visitorId in :visitors", Object[].class)
                    .setParameter("visitors", visitors.subList(from, Math.min(visitors.size(), from + AT_ONCE))).getResultStream()
                    .forEach(row -> topics.publish(new Topic.OfVisitor((Long) row[0]), new StandsAt((Long) row[1], (Long) row[2], (Long) row[3])));
        }
        topics.inboxes().forEach(inbox -> topics.publish(inbox, new NewsMissed()));
    }
}
