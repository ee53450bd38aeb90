package org.tertulia.durability;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.tertulia.testing.Databases;

/** A conversation as it lies in the database, read without the product. */
record StoredThread(long id, long lastSeq, long shownSeq, int asked, List<Entry> entries) {

    /** One row of it. */
    record Entry(long seq, long prev, String key, String kind, String text) {
    }

    /** All of them, each with its entries in the order of their numbers. */
    static List<StoredThread> all(Databases.Address database) {
        List<StoredThread> threads = new ArrayList<>();
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("""
                    select c.id, c.last_seq, c.shown_seq, (select count(*) from capture a where a.conversation_id = c.id
                    and a.state = 'ASKED') from conversation c order by c.id""")) {
                while (row.next()) {
                    threads.add(new StoredThread(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4), new ArrayList<>()));
                }
            }
            for (StoredThread thread : threads) {
                try (ResultSet row = statement.executeQuery("select seq, prev_seq, sender_key, kind, body from message where conversation_id = "
                        + thread.id + " order by seq, id")) {
                    while (row.next()) {
                        thread.entries.add(new Entry(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return threads;
    }

    /** How many jobs were taken up more than once: a process died between taking one and ending it. */
    static int jobsTakenAgain(Databases.Address database) {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from job where type = 'capture' and claim > 1")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
