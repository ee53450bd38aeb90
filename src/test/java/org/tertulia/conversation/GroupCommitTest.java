package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Channel;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Explained;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.Statements;

@Persistent
class GroupCommitTest {

    @Inject
    GroupCommit groupCommit;
    @Inject
    SharedTransaction shared;
    @Inject
    Holding holding;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Shop shop;

    private Agent rui;
    private Channel channel;
    private final List<Long> visitors = new ArrayList<>();
    private final List<Long> talks = new ArrayList<>();

    @BeforeEach
    void open() {
        rui = shop.agent("rui");
        channel = shop.channel(shop.inbox(rui));
        visitors.clear();
        talks.clear();
        for (int i = 0; i < 5; i++) {
            visitors.add(shop.visitor());
            talks.add(shop.write(visitors.get(i), channel, null, "Hello").message().conversationId());
        }
    }

    @Test
    void messagesOfSeveralConversationsAreStoredTogether() {
        List<Posted> stored = shared.store(List.of(says(0, "One"), says(3, "Two"), says(1, "Three")));

        assertThat(stored).extracting(posted -> posted.message().conversationId()).containsExactly(talks.get(0), talks.get(3), talks.get(1));
        assertThat(stored).extracting(posted -> posted.message().seq()).containsOnly(2L);
        assertThat(texts(0)).containsExactly("Hello", "One");
        assertThat(texts(3)).containsExactly("Hello", "Two");
        assertThat(texts(1)).containsExactly("Hello", "Three");
        assertThat(texts(2)).containsExactly("Hello");
    }

    @Test
    void twoOfOneConversationKeepTheirOrder() {
        assertThat(shared.store(List.of(says(0, "One"), says(0, "Two")))).extracting(posted -> posted.message().seq()).containsExactly(2L, 3L);
        assertThat(texts(0)).containsExactly("Hello", "One", "Two");
    }

    @Test
    void whatIsNotPlainIsLeftToGoAlone() {
        Incoming before = says(0, "Before");
        groupCommit.receive(before).toCompletableFuture().join();
        Incoming somebodyElses = new Incoming(visitors.get(1), channel, talks.get(2), null, SenderKey.fresh(), Written.byVisitor("Mine"));
        Incoming twice = says(3, "Twice");

        List<Posted> stored = shared.store(List.of(before, somebodyElses, twice, twice, says(4, "Plain")));

        assertThat(stored).extracting(posted -> posted == null).containsExactly(true, true, false, true, false);
        assertThat(texts(2)).containsExactly("Hello");
        assertThat(texts(3)).containsExactly("Hello", "Twice");
    }

    @Test
    void theSameKeyAgainIsTheSameMessage() {
        Incoming one = says(0, "One");
        Posted first = groupCommit.receive(one).toCompletableFuture().join();
        Posted again = groupCommit.receive(one).toCompletableFuture().join();

        assertThat(first.again()).isFalse();
        assertThat(again.again()).isTrue();
        assertThat(again.message().seq()).isEqualTo(first.message().seq());
    }

    @Test
    void aKeyIsKnownInItsOwnConversationOnly() {
        Incoming one = says(0, "One");
        groupCommit.receive(one).toCompletableFuture().join();
        Incoming another = new Incoming(visitors.get(1), channel, talks.get(1), null, one.key(), Written.byVisitor("Another"));

        assertThat(shared.store(List.of(another, says(2, "Plain")))).doesNotContainNull();
        assertThat(texts(1)).containsExactly("Hello", "Another");
    }

    /** A list of conversations and one of keys were 256 pairs for sixteen visitors, or all they had ever said: 7 ms a group. */
    @Test
    void eachKeyIsLookedForInItsOwnConversation(Engine engine, Databases.Address address) throws SQLException {
        Statements.forget();
        shared.store(IntStream.range(0, visitors.size()).mapToObj(who -> says(who, "Together")).toList());
        if (engine == Engine.POSTGRESQL) {
            haveALongPast(address);
        }

        String looking = Statements.told().stream().filter(sql -> sql.contains("sender_key from")).findFirst().orElseThrow();
        try (Explained explained = Explained.on(engine, address)) {
            assertThat(explained.plan(looking)).containsPattern(engine == Engine.POSTGRESQL
                    ? "message_key on message m .*\\n +Index Cond: \\(\\(conversation_id = \"\\*VALUES\\*\"\\.column1\\) AND .*sender_key.* = .*\\.column2"
                    : "MESSAGE_KEY\\w*: CONVERSATION_ID = ASKED\\.CONVERSATION_ID\\s+AND SENDER_KEY = ASKED\\.SENDER_KEY");
        }
    }

    @Test
    void nobodyWritesIntoSomebodyElsesConversation() {
        CompletionStage<Posted> refused = groupCommit.receive(new Incoming(visitors.get(1), channel, talks.get(2), null, SenderKey.fresh(),
                Written.byVisitor("Mine")));
        assertThatThrownBy(() -> refused.toCompletableFuture().join()).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Refusal.class);
    }

    @Test
    void oneThatCannotBeStoredDoesNoHarmToTheOthers() {
        Incoming bad = new Incoming(visitors.get(0), channel, talks.get(0), null, new SenderKey("longer than a key can be".repeat(9)),
                Written.byVisitor("Bad"));
        assertThatThrownBy(() -> shared.store(List.of(says(1, "Good"), bad))).isInstanceOf(Exception.class);
        assertThat(texts(1)).containsExactly("Hello");

        CompletableFuture<Posted> failing = groupCommit.receive(bad).toCompletableFuture();
        groupCommit.receive(says(1, "Good")).toCompletableFuture().join();

        assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
        assertThat(texts(0)).containsExactly("Hello");
        assertThat(texts(1)).containsExactly("Hello", "Good");
    }

    @Test
    void whoeverHoldsAConversationKeepsNoOtherWaiting(Engine engine) {
        if (engine != Engine.POSTGRESQL) {
            return;  // one transaction at a time writes to an embedded H2
        }
        List<CompletableFuture<Posted>> waiting = new ArrayList<>();
        holding.whileHeld(talks.get(0), () -> {
            CompletableFuture.runAsync(() -> waiting.add(groupCommit.receive(says(0, "Waits")).toCompletableFuture())).join();
            assertThat(waiting.get(0)).isNotDone();
            CompletableFuture.runAsync(() -> groupCommit.receive(says(1, "Goes")).toCompletableFuture().join()).orTimeout(20, TimeUnit.SECONDS).join();
        });
        assertThat(waiting.get(0).orTimeout(20, TimeUnit.SECONDS).join().message().seq()).isEqualTo(2);
        assertThat(texts(0)).containsExactly("Hello", "Waits");
        assertThat(texts(1)).containsExactly("Hello", "Goes");
    }

    @Test
    void manyAtOnceAreEachStoredOnceInTheirOrderAndAgentsAnswerMeanwhile() {
        int each = 60;
        int answers = 20;
        List<CompletableFuture<Void>> writing = new ArrayList<>();
        for (int i = 0; i < visitors.size(); i++) {
            int who = i;
            writing.add(CompletableFuture.runAsync(() -> IntStream.range(0, each)
                    .forEach(n -> groupCommit.receive(says(who, "No " + n)).toCompletableFuture().join())));
            writing.add(CompletableFuture.runAsync(() -> IntStream.range(0, answers)
                    .forEach(n -> conversations.reply(rui, talks.get(who), SenderKey.fresh(), "Answer " + n))));
        }
        writing.forEach(CompletableFuture::join);

        for (long talk : talks) {
            List<Message> all = threads.after(talk, 1, 200);
            assertThat(all).extracting(Message::seq).containsExactlyElementsOf(LongStream.rangeClosed(2, each + answers + 1).boxed().toList());
            assertThat(all).filteredOn(message -> message.kind() == MessageKind.MESSAGE).extracting(Message::text)
                    .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(n -> "No " + n).toList());
            assertThat(conversations.find(talk).orElseThrow().lastSeq()).isEqualTo(each + answers + 1);
        }
    }

    /** PostgreSQL plans by what it knows of the rows. */
    private static void haveALongPast(Databases.Address address) throws SQLException {
        try (Connection connection = address.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into message (id, conversation_id, seq, prev_seq, sender_key, kind, author_type, body, at)
                    select c.id * 100000 + n, c.id, n, n - 1, gen_random_uuid(), 'MESSAGE', 'VISITOR', 'Said before', 0
                    from conversation c, generate_series(100, 2100) n""");
            statement.execute("analyze message");
        }
    }

    private Incoming says(int who, String text) {
        return new Incoming(visitors.get(who), channel, talks.get(who), null, SenderKey.fresh(), Written.byVisitor(text));
    }

    private List<String> texts(int who) {
        return threads.after(talks.get(who), 0, 100).stream().map(Message::text).toList();
    }

    /** A transaction that takes its time. */
    @ApplicationScoped
    static class Holding {

        @Inject
        Conversations conversations;

        @Transactional
        public void whileHeld(long conversation, Runnable meanwhile) {
            conversations.lock(conversation);
            meanwhile.run();
        }
    }
}
