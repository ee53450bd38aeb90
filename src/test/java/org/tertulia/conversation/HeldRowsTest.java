package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.Statements;

/** What the rooms rely on when two transactions meet at one row, whoever does JPA. */
@Persistent
class HeldRowsTest {

    @Inject
    Meeting meeting;
    @Inject
    Shop shop;
    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Threads threads;

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
    void whatWasReadBeforeIsReadAgainWhenItIsHeld() {
        long conversation = shop.write(visitor, channel, null, "Hello").message().conversationId();
        long seq = meeting.readThenReply(rui, conversation, () -> shop.write(visitor, channel, null, "Still there?"));

        assertThat(seq).isEqualTo(3);
        assertThat(threads.after(conversation, 0, 10)).extracting(Message::text).containsExactly("Hello", "Still there?", "I am");
    }

    @Test
    void aChangeThatIsNotWrittenYetSurvivesTheLock() {
        assertThat(meeting.addressedBefore(inbox.id())).isEqualTo(inboxes.mailKey(inbox.id()));
    }

    @Test
    void whoChangesOneColumnLeavesTheOthersAlone() {
        meeting.goAway(rui.id(), () -> agents.rename(rui.id(), "Rui Costa"));

        Agent now = agents.get(rui.id());
        assertThat(now.name()).isEqualTo("Rui Costa");
        assertThat(now.availability()).isEqualTo(Availability.AWAY);
    }

    @Test
    void theLockComesWithTheReading() {
        Statements.forget();
        meeting.hold(inbox.id());

        Set<String> sent = Statements.told();
        assertThat(sent).filteredOn(sql -> sql.toLowerCase().contains("for ") && !sql.toLowerCase().contains("next value for"))
                .isNotEmpty().allMatch(sql -> sql.toLowerCase().contains("name"), "reads and locks in one");
    }

    /** One transaction in which others happen. */
    @ApplicationScoped
    static class Meeting {

        @Inject
        Conversations conversations;
        @Inject
        Agents agents;
        @Inject
        Inboxes inboxes;

        @Transactional
        public long readThenReply(Agent agent, long conversation, Runnable meanwhile) {
            assertThat(conversations.find(conversation).orElseThrow().lastSeq()).isEqualTo(1);
            elsewhere(meanwhile);
            return conversations.reply(agent, conversation, SenderKey.fresh(), "I am").message().seq();
        }

        @Transactional
        public String addressedBefore(long inbox) {
            inboxes.get(inbox);
            inboxes.mailKey(inbox);
            return inboxes.mailKey(inbox);
        }

        @Transactional
        public void goAway(long agent, Runnable meanwhile) {
            agents.get(agent);
            elsewhere(meanwhile);
            agents.become(agent, Availability.AWAY);
        }

        @Transactional
        public void hold(long inbox) {
            inboxes.mailKey(inbox);
        }

        private static void elsewhere(Runnable work) {
            try {
                CompletableFuture.runAsync(work).get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
