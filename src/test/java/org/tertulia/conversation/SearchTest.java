package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.capture.Captures;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.ConversationFilter.View;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Words;
import org.tertulia.team.Agent;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;

/** Words are found in messages, names and addresses: the same on both databases, whether near or far back. */
@Persistent
class SearchTest {

    @Inject
    Shop shop;
    @Inject
    InboxList list;
    @Inject
    Conversations conversations;
    @Inject
    Captures captures;
    @Inject
    Contacts contacts;
    @Inject
    HandClock clock;

    private Agent rui;
    private Inbox inbox;
    private Channel channel;

    @BeforeEach
    void furnish() {
        rui = shop.agent("rui");
        inbox = shop.inbox(rui);
        channel = shop.channel(inbox);
    }

    @Test
    void allWordsInOneMessageInAnyOrder() {
        long wool = write("The red scarf is of 100% wool.");
        write("A red one?");
        assertThat(found("wool red")).containsExactly(wool);
        assertThat(found("100% WOOL")).containsExactly(wool);
        assertThat(found("red green")).isEmpty();
    }

    @Test
    void theLastWordMayBeBegunOnlyTheOthersNot() {
        long id = write("Bicycles for children");
        assertThat(found("bicycles child")).containsExactly(id);
        assertThat(found("child")).containsExactly(id);
        assertThat(found("bicy children")).isEmpty();
        assertThat(found("icycles")).isEmpty();
    }

    @Test
    void accentsAndCaseDoNotMatter() {
        long id = write("Où est mon café ? AÇÃO, Łódź, Straße");
        for (String words : List.of("cafe", "CAFÉ", "ou est", "acao", "ação", "lodz", "straße")) {
            assertThat(found(words)).as(words).containsExactly(id);
        }
    }

    @Test
    void partsOfAddressesAndNumbers() {
        long id = write("Order 2024/0815-7, see https://shop.example/returns?id=9 or write to help.desk@shop.example; <b>urgent</b>");
        for (String words : List.of("0815", "2024/0815", "returns", "desk@shop", "shop.example", "urgent")) {
            assertThat(found(words)).as(words).containsExactly(id);
        }
    }

    @Test
    void signsAloneFindNothing() {
        write("100% wool");
        assertThat(found("%")).isEmpty();
        assertThat(found("' ) & !")).isEmpty();
    }

    @Test
    void namesAndAddressesOfContacts() {
        long visitor = shop.visitor();
        long id = shop.write(visitor, channel, shop.chatflow(inbox, CaptureWhen.IMMEDIATELY), "Hello").message().conversationId();
        captures.given(visitor, "joao.matos@example.com");
        long contact = conversations.of(visitor, channel.id()).orElseThrow().contactId();
        contacts.change(contact, null, "João", "Gonçalves");
        for (String words : List.of("joao gonc", "matos", "joao.matos@example.com", "goncalves joao")) {
            assertThat(found(words)).as(words).containsExactly(id);
        }
        assertThat(found("joana")).isEmpty();
    }

    @Test
    void contactsAreLookedUpTheSameWay() {
        contacts.findOrCreate(EmailAddress.parse("zoe@example.com"), "Zoë", "Krüger", null);
        clock.advance(Duration.ofSeconds(1));
        contacts.findOrCreate(EmailAddress.parse("kruger@example.com"), null, null, null);
        assertThat(contacts.search("kru", 8)).extracting(Contact::email).containsExactly("kruger@example.com", "zoe@example.com");
        assertThat(contacts.search("zoe krüger", 8)).extracting(Contact::email).containsExactly("zoe@example.com");
        assertThat(contacts.search("kru", 1)).hasSize(1);
        assertThat(contacts.search("ruger", 8)).isEmpty();
        assertThat(contacts.search("@", 8)).isEmpty();
        assertThat(contacts.search(null, 8)).isEmpty();
    }

    @Test
    void onlyWhatTheAgentMaySee() {
        write("A secret");
        Agent bea = shop.agent("bea");
        shop.inbox(bea);
        assertThat(found(bea, View.ALL, null, "secret")).isEmpty();
        assertThat(found(shop.agent("out"), View.ALL, null, "secret")).isEmpty();
        assertThat(found(shop.administrator("ada"), View.ALL, null, "secret")).hasSize(1);
        assertThatThrownBy(() -> list.page(bea, new ConversationFilter(View.ALL, null, inbox.id(), "secret"), null, 10)).isInstanceOf(Refusal.class);
    }

    @Test
    void withinTheViewTheStatusAndTheInbox() {
        long mine = write("A bell");
        long nobodys = write("A bell too");
        conversations.assign(rui, mine, rui.id());
        conversations.comment(shop.administrator("ada"), mine, SenderKey.fresh(), "@rui, a bell", Along.mentioning(rui.id()));
        assertThat(found(rui, View.MINE, null, "bell")).containsExactly(mine);
        assertThat(found(rui, View.UNASSIGNED, null, "bell")).containsExactly(nobodys);
        assertThat(found(rui, View.MENTIONS, null, "bell")).containsExactly(mine);
        conversations.become(rui, mine, ConversationStatus.CLOSED);
        assertThat(found(rui, View.ALL, ConversationStatus.OPEN, "bell")).containsExactly(nobodys);
        assertThat(found(rui, View.ALL, ConversationStatus.CLOSED, "bell")).containsExactly(mine);
    }

    @Test
    void farBackAndPageByPage() {
        List<Long> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, write("Looking for the needle"));
            clock.advance(Duration.ofSeconds(1));
        }
        for (int i = 0; i < 210; i++) {
            write("Hay");
        }
        assertThat(found("needle")).containsExactlyElementsOf(newestFirst);
        assertThat(pages("needle", 2)).containsExactlyElementsOf(newestFirst);
        assertThat(pages("hay", 50)).hasSize(210).doesNotHaveDuplicates();
    }

    @Test
    void ofAFrequentWordTheLatestAreFoundAndThoseOfLongAgo() {
        long visitor = shop.visitor();
        long old = shop.write(visitor, channel, null, "The bell").message().conversationId();
        for (int i = 0; i < Search.HITS; i++) {
            shop.write(visitor, channel, null, "The bell again");
        }
        clock.advance(Duration.ofDays(500));
        long year = write("A bell");
        clock.advance(Duration.ofDays(30));
        long month = write("A bell");
        clock.advance(Duration.ofDays(3));
        List<Long> week = List.of(write("A bell"), write("Bells"));
        for (int i = 0; i < 210; i++) {
            write("Hay");
        }
        assertThat(found("bell")).containsExactly(week.get(1), week.get(0), month, year, old);
        assertThat(pages("bell", 2)).containsExactly(week.get(1), week.get(0), month, year, old);
        assertThat(found("a bel")).containsExactly(week.get(0), month, year);
        assertThat(found("the be")).containsExactly(old);
    }

    @Test
    void countsNoFurtherThanAHundred() {
        for (int i = 0; i < 101; i++) {
            write("Hello");
        }
        conversations.assign(rui, write("Mine"), rui.id());
        assertThat(list.unread(rui)).containsEntry(View.ALL, 100L).containsEntry(View.UNASSIGNED, 100L).containsEntry(View.MINE, 1L)
                .containsEntry(View.MENTIONS, 0L);
        assertThat(list.unread(shop.administrator("ada"))).containsEntry(View.ALL, 100L).containsEntry(View.MINE, 0L);
        assertThat(list.unread(shop.agent("out"))).containsEntry(View.ALL, 0L);
    }

    @Test
    void theDatabaseFoldsAsWeDo(Engine engine, Databases.Address address) throws SQLException {
        String sql = engine == Engine.POSTGRESQL ? "select array_to_string(tsvector_to_array(words_of(?)), ' ')" : "select trim(lower(translate(?, '"
                + Words.FROM.replace("'", "''") + "', '" + Words.TO + "')))";
        try (Connection connection = address.open().getConnection(); PreparedStatement fold = connection.prepareStatement(sql)) {
            for (char each : (Words.FROM + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789жЖß").toCharArray()) {
                String text = "qa" + each + "zq";
                fold.setString(1, text);
                try (ResultSet folded = fold.executeQuery()) {
                    folded.next();
                    assertThat(folded.getString(1).split(" ")).as(text).containsExactlyInAnyOrderElementsOf(Words.of(text).all());
                }
            }
        }
    }

    private long write(String text) {
        return shop.write(shop.visitor(), channel, null, text).message().conversationId();
    }

    private List<Long> found(String words) {
        return found(rui, View.ALL, null, words);
    }

    private List<Long> found(Agent agent, View view, ConversationStatus status, String words) {
        return list.page(agent, new ConversationFilter(view, status, null, words), null, 50).stream().map(row -> row.conversation().id()).toList();
    }

    private List<Long> pages(String words, int most) {
        List<Long> ids = new ArrayList<>();
        Position after = null;
        while (true) {
            List<ConversationRow> page = list.pageAfter(rui, new ConversationFilter(View.ALL, null, null, words), after, most);
            if (page.isEmpty()) {
                return ids;
            }
            page.forEach(row -> ids.add(row.conversation().id()));
            Conversation last = page.get(page.size() - 1).conversation();
            after = new Position(last.updatedAt(), last.id());
        }
    }
}
