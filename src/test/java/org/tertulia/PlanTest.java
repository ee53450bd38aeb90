package org.tertulia;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tertulia.capture.Captures;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Along;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationFilter;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.GroupCommit;
import org.tertulia.conversation.InboxList;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Mentions;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Threads;
import org.tertulia.conversation.Upload;
import org.tertulia.conversation.Written;
import org.tertulia.forwarding.Continuing;
import org.tertulia.forwarding.Copies;
import org.tertulia.forwarding.Forwarding;
import org.tertulia.forwarding.NewLetter;
import org.tertulia.forwarding.NewLetters;
import org.tertulia.forwarding.OutgoingMail;
import org.tertulia.forwarding.Postings;
import org.tertulia.forwarding.StoppedAddress;
import org.tertulia.forwarding.StoppedAddresses;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.job.Jobs;
import org.tertulia.team.Agent;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Explained;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;
import org.tertulia.testing.container.Statements;
import org.tertulia.visitor.Presence;
import org.tertulia.visitor.Visitors;

/**
 * Every statement that the product sends in its daily work finds its rows by an index: a whole talk is played, and what
 * was sent to the database is explained by the database itself. Tables of a few rows (agents, inboxes, channels,
 * chatflows, settings) may be read whole.
 */
@Persistent
class PlanTest {

    private static final List<String> GROWING = List.of("conversation", "message", "visitor", "contact", "presence", "job", "capture",
            "letter", "letter_reply", "access_token",
            "incoming_letter", "incoming_letter_piece", "dead_address", "stopped_address", "answered_address", "conversation_participant",
            "message_left_out", "letter_link", "visitor_browser", "attachment", "attachment_piece", "mention");
    /** Known to read many rows: counts for the metrics. */
    private static final Pattern ADMITTED = Pattern.compile("(?is).*GROUP BY state.*");
    /** The embedded database, which has little, has no index of words. */
    private static final Pattern ADMITTED_OF_H2 = Pattern.compile("(?is).*(GROUP BY state|LIKE).*");

    @Inject
    Shop shop;
    @Inject
    Conversations conversations;
    @Inject
    GroupCommit groupCommit;
    @Inject
    Threads threads;
    @Inject
    Deliveries deliveries;
    @Inject
    InboxList list;
    @Inject
    Mentions mentions;
    @Inject
    Attachments attachments;
    @Inject
    Captures captures;
    @Inject
    Copies copies;
    @Inject
    Contacts contacts;
    @Inject
    Presence presence;
    @Inject
    Jobs jobs;
    @Inject
    Forwarding forwarding;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    IncomingAccounts incoming;
    @Inject
    OutgoingMail outgoing;
    @Inject
    Continuing continuing;
    @Inject
    Postings postings;
    @Inject
    NewLetters newLetters;
    @Inject
    Visitors visitors;
    @Inject
    HandClock clock;

    @Test
    void noStatementOfADaysWorkScansATableThatGrows(Engine engine, Databases.Address address) throws SQLException {
        Statements.forget();
        aDay();

        List<String> scans = new ArrayList<>();
        int asked = 0;
        try (Explained explained = Explained.on(engine, address)) {
            for (String sql : Statements.told()) {
                if (sql.matches("(?is)(select|update|delete|with)\\b.*\\b(where|join)\\b.*")
                        && !(engine == Engine.POSTGRESQL ? ADMITTED : ADMITTED_OF_H2).matcher(sql).matches()) {
                    asked++;
                    String plan = explained.plan(sql);
                    GROWING.stream().filter(table -> scans(engine, plan, table)).forEach(table -> scans.add(table + " in: " + sql + "\n" + plan));
                }
            }
        }
        assertThat(asked).as("statements explained").isGreaterThan(25);
        assertThat(scans).isEmpty();
    }

    @Test
    void aListIsReadFromItsOwnEnd(Engine engine, Databases.Address address) throws SQLException {
        if (engine != Engine.POSTGRESQL) {
            return;
        }
        Statements.forget();
        Agent rui = shop.agent("rui");
        shop.channel(shop.inbox(rui));
        for (ConversationFilter.View view : List.of(ConversationFilter.View.ALL, ConversationFilter.View.MINE, ConversationFilter.View.UNASSIGNED)) {
            list.page(rui, new ConversationFilter(view, null, null, null), null, 50);
        }
        List<String> indexes = new ArrayList<>();
        try (Explained explained = Explained.on(engine, address)) {
            for (String sql : Statements.told()) {
                if (sql.contains("lateral")) {
                    Matcher index = Pattern.compile("Scan Backward using (\\w+) on conversation c\\b.*\\n +Index Cond: \\(.*inbox_id = i.id.*status").matcher(explained.plan(sql));
                    indexes.add(index.find() ? index.group(1) : "none: " + sql);
                }
            }
        }
        assertThat(indexes).contains("conversation_inbox", "conversation_mine", "conversation_unassigned").noneMatch(index -> index.startsWith("none"));
    }

    @Test
    void aScanWouldBeSeen(Engine engine, Databases.Address address) throws SQLException {
        String sql = "select id from conversation where preview = ?";
        try (Explained explained = Explained.on(engine, address)) {
            assertThat(scans(engine, explained.plan(sql), "conversation")).isTrue();
        }
    }

    private void aDay() {
        Agent rui = shop.agent("rui");
        Agent ada = shop.administrator("ada");
        Inbox inbox = shop.inbox(rui);
        Channel channel = shop.channel(inbox);
        long flow = shop.chatflow(inbox, CaptureWhen.IMMEDIATELY);
        long visitor = shop.visitor();
        presence.arrived(List.of(visitor));
        long id = shop.write(visitor, channel, flow, "Hello").message().conversationId();
        groupCommit.receive(new Incoming(visitor, channel, id, null, SenderKey.fresh(), Written.byVisitor("Anybody there?"))).toCompletableFuture().join();
        captures.given(visitor, "ana@example.com");
        captures.declined(id);
        captures.open(id);
        long seq = conversations.reply(rui, id, SenderKey.fresh(), "Hi!").message().seq();
        conversations.comment(rui, id, SenderKey.fresh(), "A regular");
        conversations.comment(ada, id, SenderKey.fresh(), "@rui, a regular", Along.mentioning(rui.id()));
        mentions.firstUnread(rui, id);
        conversations.assign(rui, id, rui.id());
        conversations.readByTeam(rui, id, seq);
        deliveries.delivered(id, seq);
        deliveries.unread(id);
        deliveries.read(id, seq);
        deliveries.lastRead(id);
        deliveries.advance(id, List.of(seq), DeliveryState.READ, null, null);
        copies.of(id, List.of(seq, 9L));
        long file = attachments.keep(rui, id, new Upload(SenderKey.fresh(), "a.txt", new byte[1])).attachment().id();
        conversations.reply(rui, id, SenderKey.fresh(), "With a file", new Along(List.of(file), Set.of()));
        attachments.content(file);
        threads.after(id, 0, 50);
        threads.before(id, 99, 50);
        threads.shownAfter(id, 0, 50);
        threads.shownUpTo(id, 99, 50);
        threads.entry(id, seq);
        Conversation last = conversations.of(visitor, channel.id()).orElseThrow();
        for (ConversationFilter.View view : ConversationFilter.View.values()) {
            for (ConversationStatus status : ConversationStatus.values()) {
                list.page(rui, new ConversationFilter(view, status, null, null), last, 50);
                list.page(rui, new ConversationFilter(view, status, inbox.id(), null), null, 50);
            }
            list.page(rui, new ConversationFilter(view, null, null, null), last, 50);
        }
        for (Agent asker : List.of(rui, ada)) {
            list.page(asker, new ConversationFilter(ConversationFilter.View.MENTIONS, null, null, null), null, 50);
            list.unread(asker);
        }
        for (Agent asker : List.of(rui, ada)) {
            for (ConversationFilter.View view : ConversationFilter.View.values()) {
                list.page(asker, new ConversationFilter(view, ConversationStatus.OPEN, null, "hello wor"), last, 50);
            }
            list.page(asker, new ConversationFilter(ConversationFilter.View.ALL, null, inbox.id(), "hello wor"), null, 50);
        }
        // where there are many, the index is asked too
        for (int i = 0; i < 200; i++) {
            shop.write(shop.visitor(), channel, null, "One of many");
        }
        for (Agent asker : List.of(rui, ada)) {
            list.page(asker, new ConversationFilter(ConversationFilter.View.ALL, null, null, "hello wor"), null, 50);
        }
        contacts.search("ana ex", 8);
        list.row(rui, id);
        list.ofContact(rui, last.contactId(), 20);
        contacts.byEmail(EmailAddress.parse("ana@example.com"));
        Contact ana = contacts.page(null, 50).get(0);
        contacts.page(ana, 50);
        presence.goneSince(visitor);
        presence.left(List.of(visitor));
        incoming.readings();
        outgoing.numbers();
        clock.advance(Duration.ofMinutes(5));
        jobs.blocked();
        conversations.become(rui, id, ConversationStatus.CLOSED);
        stoppedAddresses.stop(EmailAddress.parse("ana@example.com"), StoppedAddress.How.PAGE);
        stoppedAddresses.lift(EmailAddress.parse("ana@example.com"));
        forwarding.waiting();
        continuing.use("x".repeat(43));
        postings.transcript(rui, id, null);
        postings.forward(rui, id, "bob@example.com", "Look", 1, true);
        postings.ownTranscript(id);
        newLetters.begin(rui, new NewLetter(inbox.id(), "ida@example.com", List.of("jo@example.com"), "Hello", "Text"), SenderKey.fresh());
        continuing.fresh("x".repeat(43));
        visitors.byToken("x");
        contacts.change(last.contactId(), null, "Ana", null);
        contacts.merge(last.contactId(), contacts.findOrCreate(EmailAddress.parse("bea@example.com"), null, null, null).id());
        forwarding.forecast(id);
    }

    private static boolean scans(Engine engine, String plan, String table) {
        return engine == Engine.POSTGRESQL ? Pattern.compile("Seq Scan on " + table + "\\b").matcher(plan).find()
                : plan.toLowerCase(Locale.ROOT).contains("public." + table + ".tablescan");
    }
}
