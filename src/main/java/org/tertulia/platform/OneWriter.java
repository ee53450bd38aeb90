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

/**
 * Lets one transaction at a time write to an embedded H2, from its first statement that writes or locks to its end. H2
 * takes down its tables one after the other at a commit; another transaction that commits in between is halfway in the file, and
 * a process that is killed then leaves a message without its conversation's count: no message can follow it. Who only reads is
 * never kept waiting. A thread that has a transaction within a transaction may write in both.
 */
final class OneWriter {

    private static final long PATIENCE_SECONDS = 30;
    private static final Class<?>[] CONNECTION = {Connection.class};

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
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

    static boolean writes(String sql) {
        String plain = sql.strip().toLowerCase(Locale.ROOT);
        return !plain.startsWith("select") || plain.contains("for update") || plain.contains("next value");
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
                    Object statement = call(plain, method, arguments);
                    return writes((String) arguments[0]) ? guard((Statement) statement, method.getReturnType(), true) : statement;
                }
                case "createStatement" -> {
                    return guard((Statement) call(plain, method, arguments), Statement.class, false);
                }
                case "commit", "rollback", "setAutoCommit", "close", "abort" -> {
                    try {
                        return call(plain, method, arguments);
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

        private Object guard(Statement statement, Class<?> type, boolean prepared) {
            return Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                boolean mayWrite = method.getName().startsWith("execute") && (prepared || arguments == null || writes((String) arguments[0]));
                return mayWrite ? write(statement, method, arguments) : call(statement, method, arguments);
            });
        }

        private Object write(Statement statement, Method method, Object[] arguments) throws Throwable {
            begin();
            try {
                return call(statement, method, arguments);
            } finally {
                if (plain.getAutoCommit()) {
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

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
