package org.tertulia.realtime;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.conversation.TeamRead;
import org.tertulia.platform.node.Outdated;
import org.tertulia.platform.node.Outdating;
import org.tertulia.visitor.PresenceChanged;
import org.tertulia.visitor.VisitorIdentified;
import org.tertulia.visitor.VisitorShutOut;

/**
 * Tells those who listen what has happened, after the commit and in the order in which it happened (promise 6). The
 * events are collected while the transaction runs, before other observers may cause further ones: a prompt that follows a
 * message in the same transaction is told after it.
 */
@ApplicationScoped
class PushAfterCommit {

    private static final Logger LOG = Logger.getLogger(PushAfterCommit.class.getName());
    private static final int FIRST = 100;
    private static final Topic HERE = new Topic.Here();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;
    @Inject
    Topics topics;
    @Inject
    Neighbours neighbours;
    @Inject
    Event<Outdated> outdated;

    void posted(@Observes @Priority(FIRST) MessagePosted event) {
        collect(event);
    }

    void changed(@Observes @Priority(FIRST) ConversationChanged event) {
        collect(event);
    }

    void delivery(@Observes @Priority(FIRST) DeliveryChanged event) {
        collect(event);
    }

    void read(@Observes @Priority(FIRST) TeamRead event) {
        collect(event);
    }

    void identified(@Observes @Priority(FIRST) VisitorIdentified event) {
        collect(event);
    }

    void shutOut(@Observes @Priority(FIRST) VisitorShutOut event) {
        collect(event);
    }

    void presence(@Observes @Priority(FIRST) PresenceChanged event) {
        collect(event);
    }

    void outdates(@Observes @Priority(FIRST) Outdating event) {
        collect(event);
    }

    /** Typing has no transaction. */
    void typing(@Observes Typing event) {
        tell(event);
    }

    /** Straight at the transaction: this is in the way of each message, and a transaction's own bean costs ten times as much. */
    private void collect(Object event) {
        News news = (News) transaction.getResource(News.class);
        if (news == null) {
            news = new News(this::tell);
            transaction.putResource(News.class, news);
            transaction.registerInterposedSynchronization(news);
        }
        news.add(event);
    }

    private void tell(Object event) {
        if (event instanceof Outdating outdating) {
            neighbours.tell(outdating.outdated());
            forget(outdating.outdated());
        } else {
            topics.tell(event);
            topics.publish(HERE, event);
            neighbours.tell(event);
        }
    }

    /** What comes after it must be told all the same. */
    private void forget(Outdated what) {
        try {
            outdated.fire(what);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Something may be remembered that does not hold any more: " + what, e);
        }
    }
}
