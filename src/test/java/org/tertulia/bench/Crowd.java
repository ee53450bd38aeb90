package org.tertulia.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tertulia.testing.Databases;

/**
 * Fills a fresh database of PostgreSQL with so many conversations of ten messages, as two years of eight inboxes and twenty agents leave them: the
 * first inboxes have most, two in a hundred are open and some old ones, a third of the open ones is unread, two of five visitors are contacts.
 * The texts are made of 20,000 sentences of invented words, some frequent and most rare; each message also has the word “the”, one conversation of
 * a hundred “refund”, each its own order's number. The latest but one is a thread of 2,000 messages.
 */
final class Crowd {

    /** The ids of the conversations count from here; far above what the product's own sequence has given. */
    static final long FIRST = 1_000_000_000L;
    /** Of the long thread. */
    static final int LONG = 2000;

    private static final int SENTENCES = 20_000;
    private static final int AT_ONCE = 2;
    private static final List<String> STEPS = List.of(
            "select setseed(0.4)",
            """
            create unlogged table sentence as select s as id, (select string_agg('w' || floor(power(random(), 3) * 20000)::int, ' ') from generate_series(1, 11 + s * 0)) as text
            from generate_series(0, %2$d - 1) s""",
            "alter table sentence add primary key (id)",
            """
            insert into agent (id, email, name, role, password_hash, availability, active, created_at)
            select %1$d + a, 'agent' || a || '@crowd.example', 'Agent ' || a, 'AGENT', '-', 'AVAILABLE', true, %3$d from generate_series(1, 20) a""",
            "insert into inbox (id, name, created_at) select %1$d + i, 'Inbox ' || i, %3$d from generate_series(1, 8) i",
            """
            insert into channel (id, inbox_id, type, public_key, allowed_domains, created_at)
            select %1$d + i, %1$d + i, 'CHAT', 'crowd' || i, '', %3$d from generate_series(1, 8) i""",
            // each works in three inboxes
            """
            insert into inbox_member (inbox_id, agent_id) select distinct %1$d + 1 + (a * 3 + k * (1 + a %% 2)) %% 8, %1$d + a
            from generate_series(1, 20) a, generate_series(0, 2) k""",
            "insert into inbox_member (inbox_id, agent_id) select %1$d + i, (select id from agent where email = 'bench@crowd.example') from generate_series(1, 3) i",
            "insert into inbox_member (inbox_id, agent_id) select %1$d + 8, id from agent where email = 'small@crowd.example'",
            """
            insert into contact (id, email, first_name, last_name, verified, created_at, updated_at)
            select %1$d + c, 'person' || c || '@mail' || c %% 97 || '.example', 'First' || c %% 1000, 'Last' || c %% 30000, c %% 2 = 0, %3$d, %3$d + c * %4$d
            from generate_series(0::bigint, %5$d - 1) c where c %% 5 < 2""",
            """
            insert into visitor (id, token_hash, contact_id, language, page, created_at, seen_at)
            select %1$d + v, md5(v::text) || md5('b' || v), case when v %% 5 < 2 then %1$d + v end, 'en', 'https://shop.example/' || v %% 50, %3$d, %3$d + v * %4$d
            from generate_series(0::bigint, %5$d - 1) v""",
            """
            insert into conversation (id, inbox_id, channel_id, channel_type, visitor_id, contact_id, status, assignee_id, last_seq, shown_seq, unread,
                team_read_seq, preview, preview_by, created_at, updated_at)
            select %1$d + c, %1$d + box, %1$d + box, 'CHAT', %1$d + c, case when c %% 5 < 2 then %1$d + c end, case when open then 'OPEN' else 'CLOSED' end,
                case when not open or c %% 10 < 7 then case when c %% 40 = 11 then (select id from agent where email = 'bench@crowd.example')
                    else %1$d + 1 + c * 7 %% 20 end end,
                case when c = %5$d - 2 then %6$d else 10 end, case when c = %5$d - 2 then %6$d else 10 end, case when open and c %% 3 = 0 then 1 else 0 end,
                9, 'the last words of ' || c, case when c %% 3 = 0 then 'VISITOR' else 'AGENT' end, %3$d + c * %4$d, %3$d + c * %4$d + 600000
            from (select c, c > %5$d * 0.98 or c %% 101 = 0 as open, case when r < 40 or c = %5$d - 2 then 1 when r < 60 then 2 when r < 75 then 3 when r < 85 then 4
                when r < 91 then 5 when r < 95 then 6 when r < 98 then 7 else 8 end as box
                from (select c, c * 61 %% 100 as r from generate_series(0::bigint, %5$d - 1) c) drawn) shaped""",
            """
            insert into mention (agent_id, conversation_id, seq, unread) select case when c %% 1000 = 0 then (select id from agent where email = 'bench@crowd.example')
                else %1$d + 1 + c %% 20 end, %1$d + c, 2, c > %5$d * 0.99 from generate_series(0::bigint, %5$d - 1, 250) c""");

    /** The messages of the conversations from the seventh to before the eighth, in the order in which they were written. */
    private static final String MESSAGES = """
            insert into message (id, conversation_id, seq, prev_seq, sender_key, kind, author_type, author_id, author_name, body, at, delivery_state, delivery_at)
            select %1$d + c * 10 + seq + case when seq > 10 then 1000000000 else 0 end, %1$d + c, seq, seq - 1,
                md5(c || '.' || seq), case when seq %% 2 = 1 then 'MESSAGE' else 'REPLY' end, case when seq %% 2 = 1 then 'VISITOR' else 'AGENT' end,
                case when seq %% 2 = 1 then %1$d + c else %1$d + 1 + c * 7 %% 20 end, case when seq %% 2 = 0 then 'Agent ' || 1 + c * 7 %% 20 end,
                'the ' || (select text from sentence where id = (c * 7919 + seq * 104729) %% %2$d)
                || case when seq = 3 and c * 37 %% 100 = 5 then ' refund' else '' end || case when seq = 1 then ' order N' || c else '' end,
                %3$d + c * %4$d + seq * 60000, case when seq %% 2 = 0 then 'READ' end, case when seq %% 2 = 0 then %3$d + c * %4$d + seq * 60000 end
            from generate_series(%7$d::bigint, %8$d - 1) c, lateral generate_series(1, case when c = %5$d - 2 then %6$d else 10 end) seq""";

    /** What is made anew when the tables are full, each at once instead of row by row; a unique constraint of messages is one too. */
    private static final String INDEXES = """
            select 'drop index ' || indexname, indexdef from pg_indexes where tablename in ('message', 'conversation', 'contact', 'visitor')
                and not exists (select 1 from pg_constraint where conname = indexname)
            union all select 'alter table message drop constraint ' || conname, 'alter table message add constraint ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = 'message'::regclass and contype in ('p', 'u')""";

    private final Databases.Address database;

    Crowd(Databases.Address database) {
        this.database = database;
    }

    /** The order's number that stands in one message of that conversation, 0 to the size - 1, and nowhere else. */
    static String order(long conversation) {
        return "N" + conversation;
    }

    /** The address of that conversation's contact; each fifth has one, from the first. */
    static String address(long conversation) {
        return "person" + conversation + "@mail" + conversation % 97 + ".example";
    }

    /** Fills it. The agents {@code bench@crowd.example} and {@code small@crowd.example} should be there: who works in three inboxes, and in the smallest. */
    void fill(int conversations) throws SQLException {
        long step = 730L * 24 * 3600 * 1000 / conversations;
        long begin = System.currentTimeMillis() - step * conversations;
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(INDEXES)) {
                while (rows.next()) {
                    indexes.put(rows.getString(1), rows.getString(2));
                }
            }
            // nothing is lost that could not be made again; what is measured later is as durable as ever
            statement.execute("alter system set fsync = off");
            statement.execute("alter system set max_wal_size = '8GB'");
            statement.execute("select pg_reload_conf()");
        }
        each(List.copyOf(indexes.keySet()), 1);
        each(STEPS.stream().map(sql -> String.format(sql, FIRST, SENTENCES, begin, step, conversations, LONG)).toList(), 1);
        int part = Math.max(1000, conversations / 20);
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < conversations; from += part) {
            messages.add(String.format(MESSAGES, FIRST, SENTENCES, begin, step, conversations, LONG, from, Math.min(conversations, from + part)));
        }
        each(messages, AT_ONCE);
        // the index of words takes longest
        each(indexes.values().stream().sorted(Comparator.comparing(sql -> !sql.contains("gin"))).toList(), AT_ONCE);
        each(List.of("drop table sentence", "vacuum analyze", "alter system reset fsync", "alter system reset max_wal_size", "select pg_reload_conf()", "checkpoint"), 1);
    }

    /** Carries out the statements in turn, so many at a time. */
    private void each(List<String> statements, int atOnce) throws SQLException {
        Queue<String> left = new ConcurrentLinkedQueue<>(statements);
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Void>> working = workers.invokeAll(Collections.nCopies(atOnce, () -> {
                try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
                    statement.execute("set synchronous_commit = off");
                    statement.execute("set maintenance_work_mem = '512MB'");
                    statement.execute("set session_replication_role = replica");  // no look at what a foreign key names
                    for (String sql = left.poll(); sql != null; sql = left.poll()) {
                        statement.execute(sql);
                    }
                }
                return null;
            }));
            for (Future<Void> each : working) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        } finally {
            workers.shutdown();
        }
    }

    /** The first column of the first row. */
    static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
