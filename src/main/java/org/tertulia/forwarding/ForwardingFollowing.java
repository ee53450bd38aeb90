package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.inbox.ChannelType;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.Jobs;
import org.tertulia.visitor.VisitorIdentified;

/**
 * Makes a job due whenever something happens that can make a letter due, in the transaction in which it happens
 * (promise 4). Whether a letter is sent, the job finds out.
 */
@ApplicationScoped
class ForwardingFollowing {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Jobs jobs;
    @Inject
    Forwarding forwarding;
    @Inject
    Conversations conversations;
    @Inject
    Situation situation;

    /** A burst of replies moves the same job on, and so becomes one letter. */
    void replied(@Observes MessagePosted posted) {
        if (posted.message().kind() != MessageKind.REPLY) {
            return;
        }
        boolean byMail = conversations.find(posted.conversation()).orElseThrow().channelType() == ChannelType.EMAIL;
        if (byMail || posted.message().author().type() == Author.Type.AGENT) {
            jobs.put(ForwardUnreadJob.TYPE, posted.conversation(), byMail ? clock.now() : clock.now().plus(forwarding.settings().delay()));
        }
    }

    /** What could not be mailed for want of an address, now can. */
    void identified(@Observes VisitorIdentified event) {
        for (long id : ofVisitor(event.visitor())) {
            Conversation held = conversations.lock(id);
            if (forwarding.settings().mode() == ForwardingMode.TRANSCRIPT || !situation.unread(held).isEmpty()) {
                jobs.put(ForwardUnreadJob.TYPE, id, clock.now());
            }
        }
    }

    /** A transcript is due when the conversation is closed (row E5). */
    void closed(@Observes ConversationChanged event) {
        Conversation conversation = em.find(Conversation.class, event.conversation());
        if (conversation.status() == ConversationStatus.CLOSED && forwarding.settings().mode() == ForwardingMode.TRANSCRIPT) {
            jobs.put(ForwardUnreadJob.TYPE, event.conversation(), clock.now());
        }
    }

    private List<Long> ofVisitor(long visitor) {
        return em.createQuery("select c.id from Conversation c where c.visitorId = :visitor order by c.id", Long.class)
                .setParameter("visitor", visitor).getResultList();
    }
}
