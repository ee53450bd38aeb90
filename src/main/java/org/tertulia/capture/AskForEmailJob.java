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
        if (conversations.find(conversation).isEmpty()) {
            return null;
        }
        Conversation held = conversations.lock(conversation);
        Capture capture = captures.of(held);
        return capture.state() == CaptureState.WAITING ? asking.consider(held, held.waitingSince() == null ? held.createdAt() : held.waitingSince()) : null;
    }
}
