package org.tertulia.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.tertulia.testing.Databases;

/** The bus between the nodes is away until this is closed: its connections are ended as they come. All else of the database works. */
final class PausedBus implements AutoCloseable {

    private static final long BREATH = 20_000_000;
    private static final String END = """
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and (query ilike 'listen%' or query = 'SELECT 1' or query ilike '%pg_notify%')""";

    private final Connection connection;
    private final Thread thread = new Thread(this::keepItAway, "paused bus");
    private volatile boolean over;
    private volatile SQLException trouble;

    PausedBus(Databases.Address database) throws SQLException {
        connection = database.open().getConnection();
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends its connections once; they come back by themselves. */
    static void cut(Databases.Address database) throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(END);
        }
    }

    private void keepItAway() {
        try (Statement statement = connection.createStatement()) {
            while (!over) {
                statement.execute(END);
                LockSupport.parkNanos(BREATH);
            }
        } catch (SQLException e) {
            trouble = e;
        }
    }

    /** @throws SQLException when the bus was not away all the time */
    @Override
    public void close() throws SQLException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
        if (trouble != null) {
            throw trouble;
        }
    }
}
