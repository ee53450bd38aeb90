package org.tertulia.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.platform.job.JobHandler;

/** The visitor's minute is over: ask, unless a person has answered or the visitor is known by now (rows B1, B7). */
@ApplicationScoped
class AskForEmailJob implements JobHandler {

    static final String TYPE = "capture";

    @Inject
    Conversations conversations;
    @Inject
    Captures captures;
    @Inject
    Asking asking;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public Instant run(long conversation) {
        return conversations.held(conversation).filter(held -> captures.of(held).state() == CaptureState.WAITING)
                .map(held -> asking.consider(held, began(held))).orElse(null);
    }

    /** When the visitor's waiting began; where nobody waits any more, the answer to the question is no anyway. */
    private static Instant began(Conversation conversation) {
        return conversation.waitingSince() == null ? conversation.createdAt() : conversation.waitingSince();
    }
}
