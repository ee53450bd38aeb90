package org.tertulia.realtime;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.conversation.TeamRead;
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

    private static final int FIRST = 100;

    @Inject
    News news;
    @Inject
    Event<NewsReady> ready;
    @Inject
    Topics topics;

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

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) NewsReady all) {
        all.events().forEach(this::tell);
    }

    /** Typing has no transaction. */
    void typing(@Observes Typing event) {
        tell(event);
    }

    private void collect(Object event) {
        if (news.add(event)) {
            ready.fire(new NewsReady(news.events()));
        }
    }

    private void tell(Object event) {
        if (event instanceof MessagePosted e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
            topics.publish(new Topic.OfInbox(e.inbox()), e);
        } else if (event instanceof ConversationChanged e) {
            topics.publish(new Topic.OfInbox(e.inbox()), e);
        } else if (event instanceof DeliveryChanged e) {
            topics.publish(new Topic.OfInbox(e.inbox()), e);
        } else if (event instanceof TeamRead e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
        } else if (event instanceof VisitorIdentified e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
        } else if (event instanceof VisitorShutOut e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
        } else if (event instanceof PresenceChanged e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
        } else if (event instanceof Typing e) {
            topics.publish(new Topic.OfVisitor(e.visitor()), e);
            topics.publish(new Topic.OfInbox(e.inbox()), e);
        }
    }
}
