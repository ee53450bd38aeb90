package org.tertulia.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.team.Agent;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.VisitorKey;
import org.tertulia.visitor.Visitors;

/** Plays one conversation of the demonstration through the same doors that visitors and agents use, at its own time. */
@ApplicationScoped
class DemoScene {

    @Inject
    Clock clock;
    @Inject
    VisitorKey keys;
    @Inject
    Visitors visitors;
    @Inject
    Inboxes inboxes;
    @Inject
    Conversations conversations;
    @Inject
    Deliveries deliveries;
    @Inject
    Contacts contacts;
    @Inject
    Identification identification;

    void play(DemoScript.Scene scene, long inbox, long chatflow, Agent agent, String page, Instant from) {
        Channel channel = inboxes.channels(inbox).get(0);
        Instant time = from;
        Long visitor = null;
        Long conversation = null;
        for (DemoScript.Step step : scene.steps()) {
            time = time.plusSeconds(step.after());
            if (visitor == null) {
                visitor = at(time, () -> visitors.enter(keys.fresh(), scene.language(), page));
            }
            long who = visitor;
            Long known = conversation;
            conversation = at(time, () -> step(scene, step, channel, chatflow, agent, who, known));
        }
        long played = conversation;
        at(time.plusSeconds(60), () -> {
            finish(scene, agent, played);
            return null;
        });
    }

    private Long step(DemoScript.Scene scene, DemoScript.Step step, Channel channel, long chatflow, Agent agent, long visitor, Long conversation) {
        switch (step.what()) {
            case 'V' -> {
                return conversations.receive(new Incoming(visitor, channel, conversation, chatflow, SenderKey.fresh(), Written.byVisitor(step.text())))
                        .message().conversationId();
            }
            case 'A' -> conversations.reply(agent, conversation, SenderKey.fresh(), step.text());
            case 'C' -> conversations.comment(agent, conversation, SenderKey.fresh(), step.text());
            case 'E' -> identify(scene, visitor, step.text(), Visitor.By.VISITOR);
            case 'P' -> identify(scene, visitor, step.text(), Visitor.By.AGENT);
            case 'R' -> deliveries.read(conversation, Long.MAX_VALUE);
            case 'F' -> forward(scene, conversation);
            default -> throw new IllegalArgumentException("Nobody knows how to play " + step.what() + ".");
        }
        return conversation;
    }

    private void identify(DemoScript.Scene scene, long visitor, String email, Visitor.By by) {
        DemoScript.Person person = scene.contact();
        long contact = contacts.findOrCreate(EmailAddress.parse(email), person.firstName(), person.lastName(), scene.language()).id();
        identification.associate(visitor, contact, by);
    }

    private void forward(DemoScript.Scene scene, long conversation) {
        List<Long> unread = deliveries.unread(conversation).stream().map(Message::seq).toList();
        deliveries.advance(conversation, unread, DeliveryState.FORWARDING, scene.contact().email(), null);
        deliveries.advance(conversation, unread, DeliveryState.FORWARDED, scene.contact().email(), null);
    }

    private void finish(DemoScript.Scene scene, Agent agent, long id) {
        if (agent == null) {
            return;
        }
        Conversation conversation = conversations.find(id).orElseThrow();
        conversations.assign(agent, id, agent.id());
        conversations.readByTeam(agent, id, conversation.lastSeq());
        if (scene.closed()) {
            conversations.become(agent, id, ConversationStatus.CLOSED);
        }
    }

    private <T> T at(Instant time, Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        clock.at(time, () -> result.add(work.get()));
        return result.get(0);
    }
}
