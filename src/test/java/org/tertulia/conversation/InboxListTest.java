package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.ConversationFilter.View;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.Position;
import org.tertulia.team.Agent;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;

/** Lists are in the order of time across inboxes and states, page by page: the same on both databases. */
@Persistent
class InboxListTest {

    @Inject
    Shop shop;
    @Inject
    InboxList list;
    @Inject
    Conversations conversations;
    @Inject
    HandClock clock;

    private Agent rui;
    private Inbox first;
    private Inbox second;
    /** The newest first: by turns of the two inboxes, and of one that rui does not see. */
    private List<Long> all;

    @BeforeEach
    void furnish() {
        rui = shop.agent("rui");
        Agent bea = shop.agent("bea");
        first = shop.inbox(rui);
        second = shop.inbox(rui);
        List<Channel> channels = List.of(shop.channel(first), shop.channel(second), shop.channel(shop.inbox(bea)));
        all = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            long id = shop.write(shop.visitor(), channels.get(i % 3), null, "Hello " + i).message().conversationId();
            if (i % 3 == 2) {
                clock.advance(Duration.ofSeconds(1));
                continue;
            }
            all.add(0, id);
            if (i % 2 == 0) {
                conversations.assign(rui, id, rui.id());
            }
            if (i % 4 == 0) {
                conversations.become(rui, id, ConversationStatus.CLOSED);
            }
        }
    }

    @Test
    void acrossInboxesAndStates() {
        assertThat(pages(View.ALL, null, null)).containsExactlyElementsOf(all);
        assertThat(pages(View.ALL, ConversationStatus.OPEN, null)).containsExactlyElementsOf(those(i -> i % 4 != 0));
        assertThat(pages(View.ALL, ConversationStatus.CLOSED, null)).containsExactlyElementsOf(those(i -> i % 4 == 0));
        assertThat(pages(View.ALL, ConversationStatus.SNOOZED, null)).isEmpty();
    }

    @Test
    void whoseTheyAre() {
        assertThat(pages(View.MINE, null, null)).containsExactlyElementsOf(those(i -> i % 2 == 0));
        assertThat(pages(View.MINE, ConversationStatus.OPEN, null)).containsExactlyElementsOf(those(i -> i % 4 == 2));
        assertThat(pages(View.UNASSIGNED, null, null)).containsExactlyElementsOf(those(i -> i % 2 == 1));
        assertThat(pages(View.UNASSIGNED, ConversationStatus.CLOSED, null)).isEmpty();
    }

    @Test
    void ofOneInbox() {
        assertThat(pages(View.ALL, null, second.id())).containsExactlyElementsOf(those(i -> i % 3 == 1));
        assertThat(pages(View.MINE, ConversationStatus.OPEN, first.id())).containsExactlyElementsOf(those(i -> i % 3 == 0 && i % 4 == 2));
        assertThat(pages(View.UNASSIGNED, null, second.id())).containsExactlyElementsOf(those(i -> i % 3 == 1 && i % 2 == 1));
    }

    @Test
    void administratorsSeeAllAndStrangersNothing() {
        Agent ada = shop.administrator("ada");
        assertThat(list.page(ada, new ConversationFilter(View.ALL, null, null, null), null, 50)).hasSize(18);
        assertThat(list.page(shop.agent("out"), new ConversationFilter(View.ALL, null, null, null), null, 50)).isEmpty();
    }

    private List<Long> those(java.util.function.IntPredicate which) {
        int[] made = IntStream.range(0, 18).filter(i -> i % 3 != 2).toArray();
        return IntStream.range(0, all.size()).filter(place -> which.test(made[made.length - 1 - place])).mapToObj(all::get).toList();
    }

    private List<Long> pages(View view, ConversationStatus status, Long inbox) {
        List<Long> ids = new ArrayList<>();
        Position after = null;
        while (true) {
            List<ConversationRow> page = list.pageAfter(rui, new ConversationFilter(view, status, inbox, null), after, 2);
            if (page.isEmpty()) {
                return ids;
            }
            page.forEach(row -> ids.add(row.conversation().id()));
            Conversation last = page.get(page.size() - 1).conversation();
            after = new Position(last.updatedAt(), last.id());
        }
    }
}
