package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;

@Persistent
class ConversationsTest {

    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Deliveries deliveries;
    @Inject
    InboxList list;
    @Inject
    Shop shop;

    private Agent rui;
    private Agent stranger;
    private Channel channel;
    private long visitor;

    @BeforeEach
    void open() {
        rui = shop.agent("rui");
        stranger = shop.agent("stranger");
        Inbox inbox = shop.inbox(rui);
        channel = shop.channel(inbox);
        visitor = shop.visitor();
    }

    @Test
    void theFirstMessageOpensAConversationAndTheNextGoesThere() {
        long first = shop.write(visitor, channel, null, "Hello").message().conversationId();
        Posted second = shop.write(visitor, channel, null, "Anybody?");

        assertThat(second.message().conversationId()).isEqualTo(first);
        assertThat(second.message().seq()).isEqualTo(2);
        assertThat(threads.after(first, 0, 10)).extracting(Message::text).containsExactly("Hello", "Anybody?");
    }

    @Test
    void theSameKeyAgainIsTheSameMessage() {
        SenderKey key = SenderKey.fresh();
        Incoming hello = new Incoming(visitor, channel, null, null, key, Written.byVisitor("Hello"));
        Posted first = conversations.receive(hello);
        Posted again = conversations.receive(hello);

        assertThat(first.again()).isFalse();
        assertThat(again.again()).isTrue();
        assertThat(again.message().seq()).isEqualTo(first.message().seq());
        assertThat(threads.after(first.message().conversationId(), 0, 10)).hasSize(1);
    }

    @Test
    void somebodyElsesKeyIsNotOnesOwn() {
        Posted hello = shop.write(visitor, channel, null, "Hello");
        SenderKey taken = new SenderKey(hello.message().key());
        assertThatThrownBy(() -> conversations.reply(rui, hello.message().conversationId(), taken, "Hi"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("key-taken"));
    }

    @Test
    void whatAllSendAtOnceIsNumberedWithoutGapsAndNothingIsLost() throws Exception {
        int writers = 4;
        int each = 10;
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int me = writer;
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    shop.write(visitor, channel, null, me + "/" + i);
                }
                return null;
            });
        }
        ExecutorService threadsOfTheTest = Executors.newFixedThreadPool(writers);
        for (Future<Void> done : threadsOfTheTest.invokeAll(work)) {
            done.get();
        }
        threadsOfTheTest.shutdown();

        long id = conversations.of(visitor, channel.id()).orElseThrow().id();
        List<Message> all = threads.after(id, 0, 1000);
        assertThat(all).extracting(Message::seq).containsExactlyElementsOf(LongStream.rangeClosed(1, writers * each).boxed().toList());
        for (int writer = 0; writer < writers; writer++) {
            String me = writer + "/";
            assertThat(all.stream().map(Message::text).filter(text -> text.startsWith(me)))
                    .as("in the order in which they were sent")
                    .containsExactlyElementsOf(LongStream.range(0, each).mapToObj(i -> me + i).toList());
        }
    }

    @Test
    void anotherVisitorsConversationIsMissing() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long other = shop.visitor();
        Incoming foreign = new Incoming(other, channel, id, null, SenderKey.fresh(), Written.byVisitor("Mine?"));

        assertThatThrownBy(() -> conversations.receive(foreign)).isInstanceOf(Refusal.class);
        assertThat(threads.after(id, 0, 10)).hasSize(1);
    }

    @Test
    void anAgentWhoDoesNotWorkInTheInboxSeesAndChangesNothing() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();

        assertThatThrownBy(() -> conversations.seenBy(stranger, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> conversations.reply(stranger, id, SenderKey.fresh(), "Hi")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> conversations.become(stranger, id, ConversationStatus.CLOSED)).isInstanceOf(Refusal.class);
        assertThat(list.page(stranger, all(), null, 10)).isEmpty();
        assertThat(list.row(stranger, id)).isNull();
        assertThat(conversations.seenBy(shop.administrator("boss"), id).status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void theVisitorSeesNeitherCommentsNorWhatHappensAmongTheTeam() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();
        conversations.comment(rui, id, SenderKey.fresh(), "A regular customer");
        conversations.assign(rui, id, rui.id());
        conversations.reply(rui, id, SenderKey.fresh(), "Hi!");

        List<Message> shown = threads.shownAfter(id, 0, 10);
        assertThat(shown).extracting(Message::text).containsExactly("Hello", "Hi!");
        assertThat(shown.get(1).prev()).isEqualTo(1);
        assertThat(threads.shownUpTo(id, 99, 1)).extracting(Message::text).containsExactly("Hi!");
        assertThat(threads.after(id, 0, 10)).extracting(Message::kind)
                .containsExactly(MessageKind.MESSAGE, MessageKind.COMMENT, MessageKind.EVENT, MessageKind.REPLY);
    }

    @Test
    void onlySomebodyWhoWorksInTheInboxCanHaveIt() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();
        assertThatThrownBy(() -> conversations.assign(rui, id, stranger.id())).isInstanceOf(Refusal.class).hasMessageContaining("works in this inbox");
        assertThat(conversations.assign(rui, id, rui.id()).assigneeId()).isEqualTo(rui.id());
        assertThat(list.page(rui, new ConversationFilter(ConversationFilter.View.MINE, ConversationStatus.OPEN, null, null), null, 10)).hasSize(1);
        assertThat(list.page(rui, new ConversationFilter(ConversationFilter.View.UNASSIGNED, ConversationStatus.OPEN, null, null), null, 10)).isEmpty();
        assertThat(conversations.assign(rui, id, null).assigneeId()).isNull();
    }

    @Test
    void aReplyIsDeliveredThenReadAndNeverGoesBack() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long seq = conversations.reply(rui, id, SenderKey.fresh(), "Hi!").message().seq();

        deliveries.delivered(id, seq);
        assertThat(state(id, seq)).isEqualTo(DeliveryState.DELIVERED);
        deliveries.read(id, seq);
        deliveries.delivered(id, seq);
        assertThat(state(id, seq)).isEqualTo(DeliveryState.READ);
        assertThat(deliveries.lastRead(id)).isEqualTo(seq);
        assertThat(deliveries.unread(id)).isEmpty();
    }

    @Test
    void readingUpToOneLeavesTheLaterOnesUnread() {
        long id = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long first = conversations.reply(rui, id, SenderKey.fresh(), "One").message().seq();
        long second = conversations.reply(rui, id, SenderKey.fresh(), "Two").message().seq();

        deliveries.read(id, first);
        assertThat(deliveries.unread(id)).extracting(Message::seq).containsExactly(second);
    }

    @Test
    void theListIsPagedByTheLastActivity() {
        List<Long> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(0, shop.write(shop.visitor(), channel, null, "Hello " + i).message().conversationId());
        }
        List<Long> paged = new ArrayList<>();
        Conversation last = null;
        for (List<ConversationRow> page = list.page(rui, all(), null, 3); !page.isEmpty(); page = list.page(rui, all(), last, 3)) {
            page.forEach(row -> paged.add(row.conversation().id()));
            last = page.get(page.size() - 1).conversation();
        }
        assertThat(paged).as("all at the same instant, so the ids decide").containsExactlyElementsOf(newestFirst);
    }

    private DeliveryState state(long conversation, long seq) {
        return threads.entry(conversation, seq).delivery().state();
    }

    private static ConversationFilter all() {
        return new ConversationFilter(ConversationFilter.View.ALL, null, null, null);
    }
}
