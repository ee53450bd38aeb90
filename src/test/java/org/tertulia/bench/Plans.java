package org.tertulia.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.tertulia.testing.Databases;

/** How PostgreSQL carries out what the product asks it: its own log of each statement's plan, with the rows that it really read. */
final class Plans implements AutoCloseable {

    private static final String LOG = "current_setting('unix_socket_directories') || '/log'";

    private final Connection connection;
    private final Statement statement;
    private long from;

    /** From here on plans are logged; the product's connections are new. */
    Plans(Databases.Address database) throws SQLException {
        connection = database.open().getConnection();
        statement = connection.createStatement();
        String name = Crowd.one(statement, "select current_database()");
        for (String setting : new String[] {"session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on",
                "auto_explain.log_timing = off"}) {
            statement.execute("alter database " + name + " set " + setting);
        }
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** Forgets what was logged. */
    void begin() throws SQLException {
        from = Long.parseLong(Crowd.one(statement, "select (pg_stat_file(" + LOG + ")).size"));
    }

    /** The plans of the statements since {@link #begin} that read what grows. */
    String told() throws SQLException {
        String log = Crowd.one(statement, "select pg_read_file(" + LOG + ", " + from + ", 10000000)");
        return java.util.Arrays.stream(log.split("(?m)^(?=\\d{4}-\\d\\d-\\d\\d .*? LOG:)"))
                .filter(entry -> entry.contains(" plan:") && entry.matches("(?s).*\\b(conversation|message|contact)\\b.*"))
                .map(entry -> entry.substring(entry.indexOf(" plan:") + 7)).distinct().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
