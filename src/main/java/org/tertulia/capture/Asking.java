package org.tertulia.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.SenderKey;
import org.tertulia.platform.Clock;
import org.tertulia.platform.job.Jobs;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** Asks for the e-mail address, or sees to it that it is asked in time, as {@link CapturePolicy} decides. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Asking {

    @Inject
    Clock clock;
    @Inject
    Conversations conversations;
    @Inject
    Visitors visitors;
    @Inject
    Chatflows chatflows;
    @Inject
    Captures captures;
    @Inject
    Jobs jobs;

    /**
     * @param conversation held by the caller's transaction
     * @param wroteAt      when the visitor wrote what set the clock going
     * @return when to look again, or null
     */
    Instant consider(Conversation conversation, Instant wroteAt) {
        Chatflow chatflow = conversation.chatflowId() == null ? null : chatflows.find(conversation.chatflowId()).orElse(null);
        if (chatflow == null) {
            return null;
        }
        Capture capture = captures.of(conversation);
        Visitor visitor = visitors.get(conversation.visitorId());
        var facts = new CapturePolicy.Facts(capture.state(), visitor.contactId() != null, conversation.answeredAt() != null, wroteAt,
                clock.now());
        CapturePolicy.Decision decision = CapturePolicy.decide(chatflow.capture(), facts);
        switch (decision.action()) {
            case ASK_NOW -> ask(conversation, capture, chatflows.greeting(chatflow, visitor.language()).captureMessage());
            case ASK_LATER -> askAt(decision.at(), conversation, capture);
            case DONT -> capture.answered(clock.now());
        }
        return decision.at();
    }

    private void ask(Conversation conversation, Capture capture, String text) {
        Message prompt = conversations.prompt(conversation, SenderKey.fresh(), text).message();
        capture.asked(prompt.seq(), clock.now());
    }

    private void askAt(Instant due, Conversation conversation, Capture capture) {
        if (capture.state() == CaptureState.NONE) {
            capture.waitUntil(due, clock.now());
            jobs.put(AskForEmailJob.TYPE, conversation.id(), due);
        }
    }
}
