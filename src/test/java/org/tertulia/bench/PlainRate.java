package org.tertulia.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.tertulia.testing.Databases;

/**
 * How fast the database takes the two statements that a message cannot do without: the message's row and its
 * conversation's, one commit. Plain JDBC in a closed loop, each connection with a conversation of its own, as the visitors.
 */
final class PlainRate implements AutoCloseable {

    private static final String INSERT = """
            insert into message (id, conversation_id, seq, prev_seq, sender_key, kind, author_type, author_id, author_name, body, at)
            values (?, ?, ?, ?, ?, 'MESSAGE', 'VISITOR', ?, null, ?, ?)""";
    private static final String UPDATE = """
            update conversation set last_seq = ?, shown_seq = ?, unread = ?, preview = ?, updated_at = ? where id = ?""";
    /** Far above what the product's own sequence has given. */
    private static final AtomicLong IDS = new AtomicLong(1_000_000_000_000L);

    private final Databases.Address database;
    private final Connection kept;

    PlainRate(Databases.Address database) throws SQLException {
        this.database = database;
        this.kept = database.open().getConnection();
    }

    /** Commits a second with so many connections. The product must not run: an embedded database has one process. */
    double measure(int connections, Duration time) throws SQLException, InterruptedException {
        List<Connection> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Long>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(database.open().getConnection());
            }
            List<long[]> conversations = conversations(connections);
            long began = System.nanoTime();
            for (int i = 0; i < connections; i++) {
                Connection connection = open.get(i);
                long[] conversation = conversations.get(i);
                loops.add(() -> commits(connection, conversation[0], conversation[1], began + time.toNanos()));
            }
            long commits = 0;
            for (Future<Long> loop : threads.invokeAll(loops)) {
                commits += loop.get();
            }
            return commits * 1e9 / (System.nanoTime() - began);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private long commits(Connection connection, long conversation, long lastSeq, long end) throws SQLException {
        connection.setAutoCommit(false);
        long commits = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT); PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (long seq = lastSeq + 1; System.nanoTime() < end; seq++) {
                long now = System.currentTimeMillis();
                insert.setLong(1, IDS.incrementAndGet());
                insert.setLong(2, conversation);
                insert.setLong(3, seq);
                insert.setLong(4, seq - 1);
                insert.setString(5, UUID.randomUUID().toString());
                insert.setLong(6, conversation);
                insert.setString(7, Visitor.TEXT);
                insert.setLong(8, now);
                insert.executeUpdate();
                update.setLong(1, seq);
                update.setLong(2, seq);
                update.setLong(3, seq);
                update.setString(4, Visitor.TEXT);
                update.setLong(5, now);
                update.setLong(6, conversation);
                update.executeUpdate();
                connection.commit();
                commits++;
            }
        }
        return commits;
    }

    /** Their ids and last numbers. */
    private List<long[]> conversations(int many) throws SQLException {
        List<long[]> conversations = new ArrayList<>();
        try (Statement statement = kept.createStatement();
                ResultSet row = statement.executeQuery("select id, last_seq from conversation order by id desc limit " + many)) {
            while (row.next()) {
                conversations.add(new long[] {row.getLong(1), row.getLong(2)});
            }
        }
        if (conversations.size() < many) {
            throw new IllegalStateException("There are " + conversations.size() + " conversations, not " + many + ".");
        }
        return conversations;
    }

    /** The product's name and version, as its driver says. */
    String version() throws SQLException {
        return kept.getMetaData().getDatabaseProductName() + " " + kept.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public void close() throws SQLException {
        kept.close();
    }
}
