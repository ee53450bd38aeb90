package org.tertulia.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Participants;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Threads;
import org.tertulia.conversation.Upload;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.EmailAddress;
import org.tertulia.realtime.Typing;
import org.tertulia.team.Agent;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.visitor.Presence;

/** What an agent's browser may ask over its line, and what becomes of what it may not. */
@Persistent
class AgentTalkTest {

    @Inject
    Shop shop;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Presence presence;
    @Inject
    Event<Typing> typing;
    @Inject
    Attachments attachments;
    @Inject
    Participants participants;
    @Inject
    Circle circle;

    /** People to whom a letter went. */
    @ApplicationScoped
    static class Circle {

        @Inject
        Conversations conversations;
        @Inject
        Participants participants;

        @Transactional
        public void join(long conversation, String... addresses) {
            for (String address : addresses) {
                participants.join(conversations.lock(conversation), EmailAddress.parse(address), null, 1);
            }
        }
    }

    private final List<JsonObject> answers = new ArrayList<>();
    private Set<Long> watched = Set.of();
    private AgentTalk talk;
    private Agent rui;
    private Agent stranger;
    private long visitor;
    private long conversation;

    @BeforeEach
    void aVisitorHasWritten() {
        AgentDesk desk = new AgentDesk();
        desk.conversations = conversations;
        desk.threads = threads;
        desk.presence = presence;
        desk.typing = typing;
        talk = new AgentTalk(desk, answers::add, visitors -> watched = visitors);
        rui = shop.agent("rui");
        stranger = shop.agent("stranger");
        Inbox inbox = shop.inbox(rui);
        visitor = shop.visitor();
        conversation = shop.write(visitor, shop.channel(inbox), shop.chatflow(inbox, CaptureWhen.NEVER), "Hello?").message().conversationId();
    }

    @Test
    void aSendIsAcknowledgedOnceItIsStoredAndTheSameKeyIsTheSameEntry() {
        String key = UUID.randomUUID().toString();
        String frame = send(key, "reply", "Good morning");
        JsonObject first = ask(rui, frame);
        JsonObject again = ask(rui, frame);
        assertThat(first.getString("type")).isEqualTo("ack");
        assertThat(first.getString("key")).isEqualTo(key);
        assertThat(first.getJsonObject("message").getInt("seq")).isEqualTo(2);
        assertThat(first.getJsonObject("message").getJsonObject("delivery").getString("state")).isEqualTo("stored");
        assertThat(again.getJsonObject("message").getInt("seq")).isEqualTo(2);
        assertThat(threads.after(conversation, 0, 10)).hasSize(2);
    }

    @Test
    void aCommentIsACommentAndHasNoDelivery() {
        JsonObject ack = ask(rui, send(UUID.randomUUID().toString(), "comment", "Careful with this one"));
        assertThat(ack.getJsonObject("message").getString("kind")).isEqualTo("comment");
        assertThat(ack.getJsonObject("message").containsKey("delivery")).isFalse();
    }

    @Test
    void aReplyTakesFilesAlongAndLeavesSomebodyOut() {
        circle.join(conversation, "dora@example.com", "emil@example.com");
        long file = attachments.keep(rui, conversation, new Upload(SenderKey.fresh(), "offer.txt", "words".getBytes())).attachment().id();
        String frame = send(UUID.randomUUID().toString(), "reply", "").replace("}", ",\"files\":[\"" + file + "\"],\"leftOut\":[\"Dora@example.com\",\"who?\"]}");
        JsonObject message = ask(rui, frame).getJsonObject("message");
        assertThat(message.getJsonArray("files")).containsExactly(AgentFrames.file(attachments.find(file).orElseThrow()));
        assertThat(participants.leftOut(conversation, List.of(message.getJsonNumber("seq").longValue()))).containsExactly(EmailAddress.parse("dora@example.com"));
        assertThat(ask(rui, frame).getString("type")).as("again").isEqualTo("ack");
        assertThat(ask(rui, send(UUID.randomUUID().toString(), "reply", "").replace("}", ",\"files\":[\"" + file + "\"]}")).getString("code")).isEqualTo("no-file");
        assertThat(ask(rui, send(UUID.randomUUID().toString(), "reply", "x").replace("}", ",\"files\":[7]}")).getString("code")).isEqualTo("bad-frame");
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        ask(rui, send(UUID.randomUUID().toString(), "reply", "one"));
        ask(rui, send(UUID.randomUUID().toString(), "reply", "two"));
        answers.clear();
        talk.hear(rui, "{\"type\":\"watch\",\"conversation\":\"" + conversation + "\",\"after\":1,\"visitors\":[]}");
        assertThat(answers.get(0).getJsonArray("messages")).extracting(m -> m.asJsonObject().getString("text")).containsExactly("one", "two");
        assertThat(watched).containsExactly(visitor);
        assertThat(answers.get(1)).isEqualTo(AgentFrames.presence(visitor, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "read", "typing", "earlier", "entries", "watch"})
    void whoDoesNotWorkInTheInboxLearnsAndChangesNothing(String type) {
        JsonObject answer = ask(stranger, "{\"type\":\"" + type + "\",\"conversation\":\"" + conversation
                + "\",\"key\":\"" + UUID.randomUUID() + "\",\"kind\":\"reply\",\"text\":\"hi\",\"seq\":1,\"seqs\":[1],\"before\":9}");
        assertThat(answer.getString("type")).isEqualTo("error");
        assertThat(answer.getString("code")).isEqualTo("not-found");
        assertThat(threads.after(conversation, 0, 10)).hasSize(1);
        assertThat(conversations.find(conversation).orElseThrow().unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "null", "{\"type\":\"dance\"}", "{}", "{\"type\":\"send\"}", "{\"type\":\"read\",\"conversation\":\"x\"}",
            "{\"type\":7}", "{\"type\":\"send\",\"conversation\":\"1\",\"key\":\"no-uuid\",\"text\":\"x\"}"})
    void whatIsNoProperFrameIsAnsweredByAnError(String frame) {
        assertThat(ask(rui, frame).getString("type")).isEqualTo("error");
    }

    @Test
    void anEmptyReplyIsRefusedWithItsKey() {
        String key = UUID.randomUUID().toString();
        JsonObject error = ask(rui, send(key, "reply", "  \\n "));
        assertThat(error.getString("code")).isEqualTo("empty");
        assertThat(error.getString("key")).isEqualTo(key);
    }

    @Test
    void whatWasReadIsReadForTheWholeTeam() {
        talk.hear(rui, "{\"type\":\"read\",\"conversation\":\"" + conversation + "\",\"seq\":1}");
        assertThat(answers).isEmpty();
        assertThat(conversations.find(conversation).orElseThrow().unread()).isZero();
    }

    private String send(String key, String kind, String text) {
        return "{\"type\":\"send\",\"conversation\":\"" + conversation + "\",\"key\":\"" + key + "\",\"kind\":\"" + kind + "\",\"text\":\""
                + text + "\"}";
    }

    private JsonObject ask(Agent agent, String frame) {
        answers.clear();
        talk.hear(agent, frame);
        return answers.get(0);
    }
}
