package org.tertulia.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Lets one transaction at a time write to an embedded H2, from its first statement that writes or locks to its end. H2
 * takes down its tables one after the other at a commit; another transaction that commits in between is halfway in the file, and
 * a process that is killed then leaves a message without its conversation's count: no message can follow it. Who only reads is
 * never kept waiting. A thread that has a transaction within a transaction may write in both.
 *
 * <p>Numbers from a sequence belong to no transaction and are had without a turn, only not during a commit: JPA takes them
 * under a lock of its own, and whoever waited for a turn with that lock in hand would stop the one whose turn it is.
 */
final class OneWriter {

    private static final long PATIENCE_SECONDS = 30;
    private static final Class<?>[] CONNECTION = {Connection.class};
    private static final Pattern DRAWS_NUMBER = Pattern.compile("(select|call) next value for \\w+");

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private final ReentrantLock ending = new ReentrantLock();
    private Thread writer;
    private int connections;

    /** The same connection, which takes its turn before it writes. */
    Connection guard(Connection plain) {
        return (Connection) Proxy.newProxyInstance(OneWriter.class.getClassLoader(), CONNECTION, new Turn(plain));
    }

    private void enter() throws SQLException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (writer != null && writer != Thread.currentThread()) {
                if (nanos <= 0) {
                    throw new SQLTimeoutException("Another transaction has been writing for " + PATIENCE_SECONDS + " seconds.");
                }
                nanos = free.awaitNanos(nanos);
            }
            writer = Thread.currentThread();
            connections++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while another transaction was writing.", e);
        } finally {
            lock.unlock();
        }
    }

    /** May be another thread than the one that entered: a transaction can be ended from outside. */
    private void leave() {
        lock.lock();
        try {
            connections--;
            if (connections == 0) {
                writer = null;
                free.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it changes or locks anything. */
    static boolean writes(String sql) {
        return !plain(sql).startsWith("select") && !drawsNumber(sql) || plain(sql).contains("for update");
    }

    /** Whether all it does is to take the next number of a sequence. */
    static boolean drawsNumber(String sql) {
        return DRAWS_NUMBER.matcher(plain(sql)).matches();
    }

    private static String plain(String sql) {
        return sql.strip().toLowerCase(Locale.ROOT);
    }

    /** One connection, and whether it is its turn. */
    private final class Turn implements InvocationHandler {

        private final Connection plain;
        private boolean writing;

        Turn(Connection plain) {
            this.plain = plain;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement", "prepareCall" -> {
                    return guard((Statement) call(plain, method, arguments), method.getReturnType(), (String) arguments[0]);
                }
                case "createStatement" -> {
                    return guard((Statement) call(plain, method, arguments), Statement.class, null);
                }
                case "commit", "rollback", "setAutoCommit", "close", "abort" -> {
                    try {
                        return alone(plain, method, arguments);
                    } finally {
                        boolean toSavepoint = arguments != null && method.getName().equals("rollback");
                        if (!toSavepoint) {
                            end();
                        }
                    }
                }
                case "equals" -> {
                    return proxy == arguments[0];
                }
                default -> {
                    return call(plain, method, arguments);
                }
            }
        }

        /** @param prepared what it was prepared for, or null: it is told when it runs */
        private Object guard(Statement statement, Class<?> type, String prepared) {
            if (prepared != null && !writes(prepared) && !drawsNumber(prepared)) {
                return statement;
            }
            return Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                if (!method.getName().startsWith("execute")) {
                    return call(statement, method, arguments);
                }
                String sql = prepared != null || arguments == null ? prepared : (String) arguments[0];
                if (sql == null || writes(sql)) {
                    return write(statement, method, arguments);
                }
                return drawsNumber(sql) ? alone(statement, method, arguments) : call(statement, method, arguments);
            });
        }

        private Object write(Statement statement, Method method, Object[] arguments) throws Throwable {
            begin();
            boolean commits = plain.getAutoCommit();
            try {
                return commits ? alone(statement, method, arguments) : call(statement, method, arguments);
            } finally {
                if (commits) {
                    end();
                }
            }
        }

        private synchronized void begin() throws SQLException {
            if (!writing) {
                enter();
                writing = true;
            }
        }

        private synchronized void end() {
            if (writing) {
                writing = false;
                leave();
            }
        }
    }

    /** Not while another commits. */
    private Object alone(Object target, Method method, Object[] arguments) throws Throwable {
        ending.lock();
        try {
            return call(target, method, arguments);
        } finally {
            ending.unlock();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
