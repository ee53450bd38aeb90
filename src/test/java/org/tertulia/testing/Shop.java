package org.tertulia.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.ChatflowType;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.EmailAddress;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;
import org.tertulia.visitor.VisitorKey;
import org.tertulia.visitor.Visitors;

/** A small shop with one inbox, for tests of what goes on in it. */
@ApplicationScoped
public class Shop {

    public static final String PAGE = "https://shop.example/prices";

    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Chatflows chatflows;
    @Inject
    Visitors visitors;
    @Inject
    VisitorKey keys;
    @Inject
    Conversations conversations;

    /** An agent called {@code name}, who signs in with {@code name@shop.example}. */
    public Agent agent(String name) {
        return agents.add(EmailAddress.parse(name + "@shop.example"), name, Role.AGENT, "correct horse");
    }

    public Agent administrator(String name) {
        return agents.add(EmailAddress.parse(name + "@shop.example"), name, Role.ADMINISTRATOR, "correct horse");
    }

    /** An inbox of these agents. */
    public Inbox inbox(Agent... members) {
        return inboxes.add("Support", Set.of(List.of(members).stream().map(Agent::id).toArray(Long[]::new)));
    }

    public Channel channel(Inbox inbox) {
        return inboxes.channels(inbox.id()).get(0);
    }

    /** A published chatflow on all pages. */
    public long chatflow(Inbox inbox, CaptureWhen when) {
        return chatflows.add(new ChatflowDraft(inbox.id(), "Live chat", ChatflowType.LIVE, true, 1, "en",
                Map.of("en", new ChatflowTexts("Welcome", "Your address, please", "We are away", "")),
                new CaptureSetting(when, null), List.of())).id();
    }

    /** A browser that is new here. */
    public long visitor() {
        return visitors.enter(keys.fresh(), "en", PAGE);
    }

    /** The visitor writes something; with a chatflow only the first time. */
    public Posted write(long visitor, Channel channel, Long chatflow, String text) {
        return conversations.receive(new Incoming(visitor, channel, null, chatflow, SenderKey.fresh(), Written.byVisitor(text)));
    }
}
