package org.tertulia.testing.container;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tertulia.platform.Database;
import org.tertulia.testing.Engine;

/** The rows of a database as the migrations left them, to go back to between tests. */
final class Rows {

    private final Engine engine;
    private final Database database;
    private final Map<String, List<Object[]>> first = new LinkedHashMap<>();

    Rows(Engine engine, Database database) throws SQLException {
        this.engine = engine;
        this.database = database;
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                first.put(table, rows(connection, table));
            }
        }
    }

    void restore() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(engine == Engine.H2 ? "set referential_integrity false" : "set session_replication_role = replica");
            for (Map.Entry<String, List<Object[]>> table : first.entrySet()) {
                statement.executeUpdate("delete from " + table.getKey());
                for (Object[] row : table.getValue()) {
                    insert(connection, table.getKey(), row);
                }
            }
            statement.execute(engine == Engine.H2 ? "set referential_integrity true" : "set session_replication_role = default");
            connection.commit();
        }
    }

    private static void insert(Connection connection, String table, Object[] row) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(row.length, "?"));
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.executeUpdate();
        }
    }

    private static List<Object[]> rows(Connection connection, String table) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet all = statement.executeQuery("select * from " + table)) {
            while (all.next()) {
                Object[] row = new Object[all.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = all.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (all.next()) {
                String name = all.getString("TABLE_NAME");
                if (!name.startsWith("flyway")) {
                    tables.add('"' + name + '"');
                }
            }
        }
        return tables;
    }
}
