package org.tertulia.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Threads;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

@Persistent
class CapturesTest {

    @Inject
    Shop shop;
    @Inject
    Captures captures;
    @Inject
    AskForEmailJob job;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Contacts contacts;
    @Inject
    Visitors visitors;
    @Inject
    Identification identification;
    @Inject
    Agents agents;
    @Inject
    HandClock clock;

    private Agent rui;
    private Inbox inbox;
    private Channel channel;
    private long visitor;

    @BeforeEach
    void open() {
        rui = shop.agent("rui");
        inbox = shop.inbox(rui);
        channel = shop.channel(inbox);
        visitor = shop.visitor();
    }

    @Test
    void immediatelyThePromptFollowsTheFirstMessageAndOnlyThat() {
        long flow = shop.chatflow(inbox, CaptureWhen.IMMEDIATELY);
        long id = write(flow);
        write(flow);

        assertThat(kinds(id)).containsExactly(MessageKind.MESSAGE, MessageKind.PROMPT, MessageKind.MESSAGE);
        assertThat(captures.open(id)).map(Message::text).contains("Your address, please");
    }

    @Test
    void neverMeansNever() {
        long id = write(shop.chatflow(inbox, CaptureWhen.NEVER));
        clock.advance(Duration.ofHours(2));
        job.run(id);
        assertThat(kinds(id)).containsExactly(MessageKind.MESSAGE);
    }

    @Test
    void unansweredItAsksAtTheMinuteNotBefore() {
        long id = write(shop.chatflow(inbox, CaptureWhen.UNANSWERED));
        clock.advance(Duration.ofSeconds(59));
        assertThat(job.run(id)).isEqualTo(HandClock.START.plusSeconds(60));
        assertThat(kinds(id)).containsExactly(MessageKind.MESSAGE);

        clock.advance(Duration.ofSeconds(1));
        assertThat(job.run(id)).isNull();
        job.run(id);
        assertThat(kinds(id)).as("once, however often the job runs").containsExactly(MessageKind.MESSAGE, MessageKind.PROMPT);
    }

    @Test
    void theMinuteCountsFromTheFirstMessage() {
        long flow = shop.chatflow(inbox, CaptureWhen.UNANSWERED);
        long id = write(flow);
        clock.advance(Duration.ofSeconds(40));
        write(flow);
        clock.advance(Duration.ofSeconds(20));
        job.run(id);
        assertThat(captures.open(id)).isPresent();
    }

    @Test
    void aPersonsAnswerInTimeEndsIt() {
        long id = write(shop.chatflow(inbox, CaptureWhen.UNANSWERED));
        clock.advance(Duration.ofSeconds(59));
        conversations.reply(rui, id, SenderKey.fresh(), "Hi!");
        clock.advance(Duration.ofMinutes(10));
        job.run(id);

        assertThat(kinds(id)).containsExactly(MessageKind.MESSAGE, MessageKind.REPLY);
        assertThat(captures.state(id)).isEqualTo(CaptureState.CANCELLED);
    }

    @Test
    void aCommentIsNoAnswer() {
        long id = write(shop.chatflow(inbox, CaptureWhen.UNANSWERED));
        conversations.comment(rui, id, SenderKey.fresh(), "Who takes this?");
        clock.advance(Duration.ofSeconds(60));
        job.run(id);
        assertThat(captures.open(id)).isPresent();
    }

    @Test
    void whileTheTeamIsAwayTheDefaultTextStandsInForTheCustomOne() {
        long flow = shop.chatflow(inbox, CaptureWhen.IMMEDIATELY);
        agents.become(rui.id(), Availability.AWAY);
        long id = write(flow);
        assertThat(captures.open(id)).map(Message::text).hasValueSatisfying(text -> assertThat(text).startsWith("We are away at the moment"));
    }

    @Test
    void aTypedAddressMakesTheVisitorAContactWhoIsNotVerified() {
        long id = write(shop.chatflow(inbox, CaptureWhen.IMMEDIATELY));
        captures.given(visitor, " Ana@Example.com ");

        Contact ana = contacts.byEmail(EmailAddress.parse("ana@example.com")).orElseThrow();
        assertThat(ana.verified()).isFalse();
        assertThat(visitors.get(visitor).contactId()).isEqualTo(ana.id());
        assertThat(visitors.get(visitor).identifiedBy()).isEqualTo(Visitor.By.VISITOR);
        assertThat(conversations.find(id).orElseThrow().contactId()).isEqualTo(ana.id());
        assertThat(captures.state(id)).isEqualTo(CaptureState.GIVEN);
        assertThat(captures.open(id)).isEmpty();
    }

    @Test
    void whatIsNoAddressChangesNothingAndCanBeCorrected() {
        long id = write(shop.chatflow(inbox, CaptureWhen.IMMEDIATELY));
        for (String bad : List.of("a@", "", "x".repeat(300) + "@example.com", "a@example.com\nBcc: b@example.com")) {
            assertThatThrownBy(() -> captures.given(visitor, bad)).isInstanceOf(Refusal.class);
        }
        assertThat(captures.state(id)).isEqualTo(CaptureState.ASKED);
        assertThat(contacts.page(null, 10)).isEmpty();

        captures.given(visitor, "ana@exampel.com");
        captures.given(visitor, "ana@example.com");
        assertThat(contacts.get(visitors.get(visitor).contactId()).email()).isEqualTo("ana@example.com");
    }

    @Test
    void anAddressThatAContactHasJoinsThemAndShowsNothingOfIt() {
        long flow = shop.chatflow(inbox, CaptureWhen.IMMEDIATELY);
        write(flow);
        captures.given(visitor, "ana@example.com");

        long otherBrowser = shop.visitor();
        long id = shop.write(otherBrowser, channel, flow, "It's me again").message().conversationId();
        captures.given(otherBrowser, "ANA@example.com");

        assertThat(contacts.page(null, 10)).hasSize(1);
        assertThat(threads.shownAfter(id, 0, 10)).extracting(Message::text).containsExactly("It's me again", "Your address, please");
    }

    @Test
    void whoDeclinesIsNotAskedAgainAndMayThinkBetterOfIt() {
        long flow = shop.chatflow(inbox, CaptureWhen.IMMEDIATELY);
        long id = write(flow);
        captures.declined(id);
        write(flow);
        assertThat(captures.state(id)).isEqualTo(CaptureState.DECLINED);
        assertThat(kinds(id)).containsOnlyOnce(MessageKind.PROMPT);

        captures.given(visitor, "ana@example.com");
        assertThat(captures.state(id)).isEqualTo(CaptureState.GIVEN);
    }

    @Test
    void whoBecomesKnownByAnAgentIsNotAsked() {
        long id = write(shop.chatflow(inbox, CaptureWhen.UNANSWERED));
        long ana = contacts.findOrCreate(EmailAddress.parse("ana@example.com"), "Ana", null, "pt").id();
        identification.associate(visitor, ana, Visitor.By.AGENT);
        clock.advance(Duration.ofMinutes(2));
        job.run(id);

        assertThat(kinds(id)).containsExactly(MessageKind.MESSAGE);
        assertThatThrownBy(() -> captures.given(visitor, "somebody@example.com")).isInstanceOf(Refusal.class);
        assertThat(visitors.get(visitor).contactId()).isEqualTo(ana);
    }

    private long write(long chatflow) {
        return shop.write(visitor, channel, chatflow, "Hello").message().conversationId();
    }

    private List<MessageKind> kinds(long conversation) {
        return threads.after(conversation, 0, 50).stream().map(Message::kind).toList();
    }
}
