package org.tertulia.testing.container;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** As a server's pool: within a transaction always the same connection, which commits and rolls back with it. */
final class EnlistedDataSource implements DataSource {

    private final DataSource plain;
    private final TransactionManager transactions;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Map<Transaction, Connection> enlisted = new ConcurrentHashMap<>();

    EnlistedDataSource(DataSource plain, TransactionManager transactions) {
        this.plain = plain;
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Transaction transaction = transactions.getTransaction();
            if (transaction == null) {
                return lent(take(), true);
            }
            Connection known = enlisted.get(transaction);
            return lent(known == null ? enlist(transaction) : known, false);
        } catch (SystemException | RollbackException e) {
            throw new SQLException(e);
        }
    }

    private Connection enlist(Transaction transaction) throws SQLException, SystemException, RollbackException {
        Connection connection = take();
        connection.setAutoCommit(false);
        enlisted.put(transaction, connection);
        transaction.enlistResource(new LocalResource(connection, () -> {
            enlisted.remove(transaction);
            giveBack(connection);
        }));
        return connection;
    }

    private Connection take() throws SQLException {
        Connection connection = idle.poll();
        return connection == null ? plain.getConnection() : connection;
    }

    private void giveBack(Connection connection) {
        try {
            connection.setAutoCommit(true);
            idle.push(connection);
        } catch (SQLException broken) {
            Logger.getLogger(getClass().getName()).fine("A broken connection is not kept.");
        }
    }

    /** A connection whose {@code close} gives it back, or does nothing while its transaction has it. */
    private Connection lent(Connection connection, boolean alone) {
        boolean[] closed = {false};
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close" -> {
                            if (alone && !closed[0]) {
                                giveBack(connection);
                            }
                            closed[0] = true;
                            return null;
                        }
                        case "isClosed" -> {
                            return closed[0] || connection.isClosed();
                        }
                        default -> {
                            if (method.getName().equals("prepareStatement")) {
                                Statements.told((String) arguments[0]);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    }
                });
    }

    void closeIdle() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                Logger.getLogger(getClass().getName()).fine("It was closed before.");
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // nothing is logged here
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the database is on this machine
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(getClass().getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return plain.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return plain.isWrapperFor(type);
    }
}
