package org.tertulia.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tertulia.testing.Databases;

/** How PostgreSQL carries out what the product asks it: its own log of each statement's plan, with the rows that it really read. */
final class Plans implements AutoCloseable {

    private static final String LOG = "current_setting('unix_socket_directories') || '/log'";
    private static final Pattern DURATION = Pattern.compile("duration: ([0-9.]+) ms +plan:");
    private static final Pattern PAGES = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private final Connection connection;
    private final Statement statement;
    private final String name;
    private long from;

    /** From here on plans are logged, of all databases of that server; {@link #prepare} was before. */
    Plans(Databases.Address database) throws SQLException {
        connection = database.open().getConnection();
        statement = connection.createStatement();
        name = Crowd.one(statement, "select current_database()");
        log("0");
    }

    /** Connections to that database that are opened from here on can log plans, and do not yet. */
    static void prepare(Databases.Address database) throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter database " + Crowd.one(statement, "select current_database()") + " set session_preload_libraries = 'auto_explain'");
        }
    }

    private void log(String leastMillis) throws SQLException {
        statement.execute("load 'auto_explain'");
        for (String setting : List.of("auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.log_timing = off",
                "auto_explain.log_min_duration = " + leastMillis, "log_line_prefix = '%m [%p] of %d '")) {
            statement.execute("alter system set " + setting);
        }
        statement.execute("select pg_reload_conf()");
    }

    /** Forgets what was logged. */
    void begin() throws SQLException {
        from = Long.parseLong(Crowd.one(statement, "select (pg_stat_file(" + LOG + ")).size"));
    }

    /** The statements since {@link #begin} that read what grows. */
    Statements told() throws SQLException {
        String log = Crowd.one(statement, "select pg_read_file(" + LOG + ", " + from + ", 10000000)");
        List<String> entries = Arrays.stream(log.split("(?m)^(?=\\d{4}-\\d\\d-\\d\\d .*? LOG:)"))
                .filter(entry -> entry.contains(" of " + name + " ") && entry.contains(" plan:") && entry.matches("(?s).*\\b(conversation|message|contact)\\b.*")).toList();
        double millis = 0;
        long pages = 0;
        for (String entry : entries) {
            Matcher duration = DURATION.matcher(entry);
            millis += duration.find() ? Double.parseDouble(duration.group(1)) : 0;
            Matcher read = PAGES.matcher(entry);  // the first is of the whole plan
            pages += read.find() ? count(read.group(1)) + count(read.group(2)) : 0;
        }
        return new Statements(millis, pages, entries.stream().map(entry -> entry.substring(entry.indexOf(" plan:") + 7)).distinct().collect(Collectors.joining("\n")));
    }

    private static long count(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** What one request took in the database. @param pages of 8 KB that were read */
    record Statements(double millis, long pages, String plans) {
    }

    @Override
    public void close() throws SQLException {
        log("-1");
        connection.close();
    }
}
