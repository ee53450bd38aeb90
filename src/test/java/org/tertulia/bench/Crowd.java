package org.tertulia.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
    private static final List<String> STEPS = List.of(
            "select setseed(0.4)",
            """
            create temp table sentence as select s as id, (select string_agg('w' || floor(power(random(), 3) * 20000)::int, ' ') from generate_series(1, 11 + s * 0)) as text
            from generate_series(0, %2$d - 1) s""",
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
            insert into message (id, conversation_id, seq, prev_seq, sender_key, kind, author_type, author_id, author_name, body, at, delivery_state, delivery_at)
            select %1$d + c * 10 + seq + case when seq > 10 then 1000000000 else 0 end, %1$d + c, seq, seq - 1,
                md5(c || '.' || seq), case when seq %% 2 = 1 then 'MESSAGE' else 'REPLY' end, case when seq %% 2 = 1 then 'VISITOR' else 'AGENT' end,
                case when seq %% 2 = 1 then %1$d + c else %1$d + 1 + c * 7 %% 20 end, case when seq %% 2 = 0 then 'Agent ' || 1 + c * 7 %% 20 end,
                'the ' || s.text || case when seq = 3 and c * 37 %% 100 = 5 then ' refund' else '' end || case when seq = 1 then ' order N' || c else '' end,
                %3$d + c * %4$d + seq * 60000, case when seq %% 2 = 0 then 'READ' end, case when seq %% 2 = 0 then %3$d + c * %4$d + seq * 60000 end
            from generate_series(0::bigint, %5$d - 1) c, lateral generate_series(1, case when c = %5$d - 2 then %6$d else 10 end) seq
            join sentence s on true where s.id = (c * 7919 + seq * 104729) %% %2$d""",
            "analyze");

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

    /** Fills it. The agent {@code bench@crowd.example} must be there. */
    void fill(int conversations) throws SQLException {
        long step = 730L * 24 * 3600 * 1000 / conversations;
        long begin = System.currentTimeMillis() - step * conversations;
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            // the same index that the migration made, written at once instead of word by word
            String index = one(statement, "select indexdef from pg_indexes where indexname = 'message_words'");
            statement.execute("drop index message_words");
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String sql : STEPS) {
                statement.execute(String.format(sql, FIRST, SENTENCES, begin, step, conversations, LONG));
            }
            statement.execute(index);
            statement.execute("vacuum analyze");
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
