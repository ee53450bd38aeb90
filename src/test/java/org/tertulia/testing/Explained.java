package org.tertulia.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the database itself says of how it would carry out a statement with parameters. */
public final class Explained implements AutoCloseable {

    private final Engine engine;
    private final Connection connection;

    private Explained(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    /** Small tables are cheaper to scan, so PostgreSQL is told to scan only where it has no other way. */
    public static Explained on(Engine engine, Databases.Address address) throws SQLException {
        Explained fresh = new Explained(engine, address.open().getConnection());
        if (engine == Engine.POSTGRESQL) {
            fresh.execute("set enable_seqscan = off");
            fresh.execute("set plan_cache_mode = force_generic_plan");
        }
        return fresh;
    }

    /** The plan, in the words of the engine. */
    public String plan(String sql) throws SQLException {
        return engine == Engine.POSTGRESQL ? planOfPostgres(sql) : planOfH2(sql);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String planOfH2(String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setLong(i, 1);
            }
            return lines(explain);
        }
    }

    private String planOfPostgres(String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameters : String.valueOf(c));
        }
        execute("deallocate all");
        execute("prepare probe as " + numbered);
        String values = parameters == 0 ? "" : "(null" + ", null".repeat(parameters - 1) + ")";
        try (PreparedStatement explain = connection.prepareStatement("explain execute probe" + values)) {
            return lines(explain);
        }
    }

    private static String lines(PreparedStatement explain) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
