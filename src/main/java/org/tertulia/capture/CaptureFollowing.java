package org.tertulia.capture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.Jobs;
import org.tertulia.visitor.VisitorIdentified;

/** Follows what happens in conversations: a visitor's message may start the question, a person's answer ends it. */
@ApplicationScoped
class CaptureFollowing {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Conversations conversations;
    @Inject
    Asking asking;
    @Inject
    Jobs jobs;

    /** Conversations whose question has left {@link CaptureState#NONE}, to which nothing leads back. */
    private final Cache<Long, Boolean> underWay = Caffeine.newBuilder().maximumSize(20_000).build();

    void posted(@Observes MessagePosted event) {
        if (event.message().kind() == MessageKind.MESSAGE && event.contact() == null && event.chatflow() != null) {
            wrote(event);
        } else if (event.message().kind() == MessageKind.REPLY && event.message().author().type() == Author.Type.AGENT) {
            Capture capture = em.find(Capture.class, event.conversation());
            if (capture != null && capture.state() == CaptureState.WAITING) {
                capture.answered(clock.now());
                jobs.cancel(AskForEmailJob.TYPE, event.conversation());
            }
        }
    }

    /** Each message comes by here: once the question is under way, the job and the answers see to it. */
    private void wrote(MessagePosted event) {
        if (underWay.getIfPresent(event.conversation()) != null) {
            return;
        }
        Capture capture = em.find(Capture.class, event.conversation());
        if (capture != null && capture.state() != CaptureState.NONE) {
            underWay.put(event.conversation(), true);
        } else {
            // whoever posts holds the conversation
            asking.consider(conversations.find(event.conversation()).orElseThrow(), event.message().at());
        }
    }

    void identified(@Observes VisitorIdentified event) {
        for (Long id : em.createQuery("select c.id from Conversation c where c.visitorId = :visitor order by c.id", Long.class)
                .setParameter("visitor", event.visitor()).getResultList()) {
            Conversation conversation = conversations.lock(id);
            Capture capture = em.find(Capture.class, conversation.id());
            if (capture != null) {
                capture.known(clock.now());
                jobs.cancel(AskForEmailJob.TYPE, id);
            }
        }
    }
}
