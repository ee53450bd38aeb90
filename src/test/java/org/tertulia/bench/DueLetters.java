package org.tertulia.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/**
 * So many visitors have left and are to get the unread reply by e-mail, all at once: how many letters a second reach the mail server, and what that
 * does to those who are chatting meanwhile.
 */
final class DueLetters {

    private static final System.Logger LOG = System.getLogger(DueLetters.class.getName());
    /** Far above what the product's own sequence has given. */
    private static final long FIRST = 2_000_000_000L;
    private static final int VISITORS = 4;
    private static final List<String> STEPS = List.of(
            "insert into contact (id, email, verified, created_at, updated_at) select %1$d + n, 'p' || n || '@mail.example', true, %3$d, %3$d from generate_series(1, %2$d) n",
            """
            insert into visitor (id, token_hash, contact_id, language, page, created_at, seen_at)
            select %1$d + n, md5(n::text) || md5('l' || n), %1$d + n, 'en', 'https://shop.example/', %3$d, %3$d from generate_series(1, %2$d) n""",
            """
            insert into conversation (id, inbox_id, channel_id, channel_type, visitor_id, contact_id, status, last_seq, shown_seq, unread, team_read_seq, preview, preview_by,
                created_at, updated_at)
            select %1$d + n, c.inbox_id, c.id, c.type, %1$d + n, %1$d + n, 'OPEN', 2, 2, 0, 2, 'It is there', 'AGENT', %3$d, %3$d
            from generate_series(1, %2$d) n, (select * from channel where type = 'CHAT' order by id limit 1) c""",
            """
            insert into message (id, conversation_id, seq, prev_seq, sender_key, kind, author_type, author_id, author_name, body, at, delivery_state, delivery_at)
            select %1$d + n * 2 + s, %1$d + n, s + 1, s, md5(n || '.' || s), case s when 0 then 'MESSAGE' else 'REPLY' end, case s when 0 then 'VISITOR' else 'AGENT' end,
                case s when 0 then %1$d + n else (select min(id) from agent) end, case s when 1 then 'Rui' end, 'Is it there? It is there, and would be yours tomorrow.', %3$d + s,
                case s when 1 then 'STORED' end, case s when 1 then %3$d end
            from generate_series(1, %2$d) n, generate_series(0, 1) s""",
            """
            insert into job (job_key, type, ref, state, due_at, attempts, claim, changed_at)
            select 'forward:' || %1$d + n, 'forward', %1$d + n, 'DUE', %4$d, 0, 0, %3$d from generate_series(1, %2$d) n""",
            "analyze");

    private final ConcurrentMap<String, Long> underWay = new ConcurrentHashMap<>();
    private final int many;

    private DueLetters(int many) {
        this.many = many;
    }

    /** @param many so many letters. @return a table for people */
    static String measure(int many) throws IOException, InterruptedException, ExecutionException, SQLException {
        return new DueLetters(many).measure();
    }

    private String measure() throws IOException, InterruptedException, ExecutionException, SQLException {
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        try (LetterSink sink = new LetterSink(); Tertulia tertulia = Tertulia.on(Engine.POSTGRESQL, Map.of("TERTULIA_VISITOR_RATE", "1000000", "JDK_JAVA_OPTIONS", asShipped,
                "TERTULIA_CLOCK_FILE", "", "TERTULIA_SMTP_URL", sink.url())).start(); AgentEar agent = new AgentEar(tertulia, underWay)) {
            Measuring measuring = new Measuring(Plan.of(), Engine.POSTGRESQL, underWay);
            String channel = Measuring.channel(tertulia);
            LOG.log(System.Logger.Level.INFO, "Making " + many + " conversations with something to mail");
            fill(tertulia);
            LOG.log(System.Logger.Level.INFO, "Warming up");
            measuring.product(tertulia, channel, agent, VISITORS, Duration.ofSeconds(30));
            Result before = measuring.product(tertulia, channel, agent, VISITORS, Duration.ofSeconds(15));
            due(tertulia);
            LOG.log(System.Logger.Level.INFO, "All are due");
            TimeUnit.SECONDS.sleep(60);  // until the compilers are done with the way of a letter
            double alone = rate(sink, Duration.ofSeconds(20));
            long sent = sink.letters();
            long began = System.nanoTime();
            Result during = measuring.product(tertulia, channel, agent, VISITORS, Duration.ofSeconds(15));
            double beside = (sink.letters() - sent) * 1e9 / (System.nanoTime() - began);
            String table = "                            letters    messages    send → acknowledged, ms    send → agent's socket, ms\n"
                    + "                           a second    a second      p50     p99     max         p50     p99     max\n"
                    + row("nobody chats", alone, null) + row("no letters", 0, before) + row("both", beside, during)
                    + String.format(Locale.ROOT, "%nOf %,d due letters %,d were sent on %,d connections; %,d still wait. %d visitors in a closed loop.%n", many, sink.letters(),
                            sink.connections(), waiting(tertulia), VISITORS);
            tertulia.stop();
            return table;
        }
    }

    private static String row(String what, double letters, Result chat) {
        return String.format(Locale.ROOT, "%-26s %8.0f ", what, letters) + (chat == null ? "\n" : String.format(Locale.ROOT, "%11.0f %8.1f %7.1f %7.1f    %8.1f %7.1f %7.1f%n", chat.rate(),
                Result.millis(chat.acks(), 50), Result.millis(chat.acks(), 99), Result.millis(chat.acks(), 100),
                Result.millis(chat.agents(), 50), Result.millis(chat.agents(), 99), Result.millis(chat.agents(), 100)));
    }

    /** Letters a second, over so long. */
    private double rate(LetterSink sink, Duration time) throws InterruptedException {
        long before = sink.letters();
        long began = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        if (sink.letters() >= many) {
            throw new IllegalStateException("All letters were sent before the measurement was over: take more.");
        }
        return (sink.letters() - before) * 1e9 / (System.nanoTime() - began);
    }

    private void fill(Tertulia tertulia) throws SQLException {
        long yesterday = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        for (String sql : STEPS) {
            run(tertulia, String.format(sql, FIRST, many, yesterday, yesterday + Duration.ofDays(3).toMillis()));
        }
    }

    private static void due(Tertulia tertulia) throws SQLException {
        run(tertulia, "update job set due_at = " + System.currentTimeMillis() + " where type = 'forward' and ref > " + FIRST);
    }

    private static void run(Tertulia tertulia, String sql) throws SQLException {
        try (Connection connection = tertulia.database().open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long waiting(Tertulia tertulia) throws SQLException {
        try (Connection connection = tertulia.database().open().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from job where type = 'forward' and state = 'DUE'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
