package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;

class OneWriterTest {

    private static final String MORE = "update counter set n = n + 1 where id = 2";

    private final Databases.Address database = Databases.fresh(Engine.H2);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private Connection first;
    private Connection second;

    @BeforeEach
    void open() throws SQLException {
        first = database.open().getConnection();
        second = database.open().getConnection();
        run(first, "create table counter (id int primary key, n int)");
        run(first, "insert into counter values (1, 0), (2, 0)");
        first.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        other.shutdownNow();
        second.close();
        first.close();
    }

    @Test
    void anotherThreadWaitsForItsTurnToWriteButNotToRead() throws Exception {
        run(first, "update counter set n = 7 where id = 1");
        Future<Integer> read = other.submit(() -> n(second, 1));
        assertThat(read.get(10, TimeUnit.SECONDS)).as("what is committed").isZero();

        Future<?> written = otherWrites();
        waits();
        assertThat(n(first, 2)).isZero();
        first.commit();
        written.get(10, TimeUnit.SECONDS);
        assertThat(n(first, 2)).isEqualTo(1);
    }

    @Test
    void whoLocksARowWrites() throws Exception {
        try (Statement statement = first.createStatement(); ResultSet row = statement.executeQuery("select n from counter where id = 1 for update")) {
            assertThat(row.next()).isTrue();
        }
        Future<?> written = otherWrites();
        waits();
        first.rollback();
        written.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aPreparedStatementTakesItsTurnWhenItRuns() throws Exception {
        try (var statement = first.prepareStatement("update counter set n = ? where id = 1")) {
            otherWrites().get(10, TimeUnit.SECONDS);
            statement.setInt(1, 3);
            statement.executeUpdate();
            Future<?> written = otherWrites();
            waits();
            first.rollback(savepoint());
            waits();
            first.commit();
            written.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aNumberFromASequenceIsHadWithoutATurn() throws Exception {
        run(second, "create sequence ids");
        run(first, "update counter set n = 7 where id = 1");
        for (String sql : List.of("select next value for ids", "CALL NEXT VALUE FOR ids")) {
            assertThat(other.submit(() -> {
                try (var statement = second.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }).get(10, TimeUnit.SECONDS)).isTrue();
        }
        Future<?> written = otherWrites();
        waits();
        first.commit();
        written.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aThreadMayWriteInATransactionWithinATransaction() throws Exception {
        run(first, "update counter set n = 7 where id = 1");
        run(second, MORE);
        Future<?> written = otherWrites();
        waits();
        first.commit();
        written.get(10, TimeUnit.SECONDS);
        assertThat(n(first, 2)).isEqualTo(2);
    }

    @Test
    void theTurnEndsWithTheConnection() throws Exception {
        run(first, "update counter set n = 7 where id = 1");
        first.close();
        otherWrites().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "select 1 | false", " SELECT n FROM counter | false", "SELECT n FROM counter FOR UPDATE | true", "select next value for ids | false",
        "CALL NEXT VALUE FOR ids | false", "call next value for ids, lost() | true", "insert into counter values (3, 0) | true", "with x as (select 1) delete from counter | true"})
    void knowsWhatWrites(String sql, boolean writes) {
        assertThat(OneWriter.writes(sql)).isEqualTo(writes);
    }

    private Savepoint savepoint() throws SQLException {
        return first.setSavepoint();
    }

    private Future<?> otherWrites() {
        return other.submit(() -> {
            run(second, MORE);
            return null;
        });
    }

    /** Until the other thread stands in the queue. */
    private static void waits() {
        Eventually.isTrue("another waits for its turn", () -> Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> Stream.of(stack).anyMatch(frame ->
                        frame.getClassName().equals(OneWriter.class.getName()) && frame.getMethodName().equals("enter"))));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int n(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select n from counter where id = " + id)) {
            row.next();
            return row.getInt(1);
        }
    }
}
