package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;

class RenewedTest {

    private final Database database = Databases.fresh(Engine.POSTGRESQL).open();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = database.getConnection();
        run("create table counter (n int)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void afterItsDeathWasNoticedItComesBack() throws SQLException {
        kill();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(connection.isValid(1)).isTrue();
        run("insert into counter values (1)");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aTransactionThatDiedIsNeverGoneOnWith() throws SQLException {
        connection.setAutoCommit(false);
        run("insert into counter values (1)");
        kill();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run("insert into counter values (2)"));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run("insert into counter values (3)"));
        assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);

        run("insert into counter values (4)");
        assertThat(connection.getAutoCommit()).isFalse();
        connection.rollback();
        assertThat(count()).isZero();
        run("insert into counter values (5)");
        connection.commit();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDeadTransactionIsNotCommittedByGoingBackToOneStatementEach() throws SQLException {
        connection.setAutoCommit(false);
        run("insert into counter values (1)");
        kill();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run("insert into counter values (2)"));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setAutoCommit(true));
        assertThat(count()).isZero();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void whoBeginsOnADeadOneBeginsOnAFreshOne() throws SQLException {
        kill();
        assertThat(connection.isValid(1)).isFalse();
        connection.setAutoCommit(false);
        run("insert into counter values (1)");
        connection.commit();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theDriversOwnIsFoundAndAClosedOneStaysClosed() throws SQLException {
        assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
        assertThat(connection).isEqualTo(connection).isNotEqualTo(database);
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        connection.close();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run("select 1"));
    }

    private void kill() throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        try (Connection other = database.getConnection(); Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + pid + ", 5000)");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select count(*) from counter")) {
            row.next();
            return row.getInt(1);
        }
    }
}
