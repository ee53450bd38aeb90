package org.tertulia.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A connection that comes back after the database was away: between two transactions one that its driver knows to be closed is replaced.
 * Within a transaction it stays dead, and whoever holds it is told. Not every server's pool looks whether a connection still lives:
 * WildFly hands out dead ones for ever where an application brings its own data source (docs/decisions/0080-two-servers.md).
 */
final class Renewed implements InvocationHandler {

    private static final Set<String> ENDINGS = Set.of("commit", "rollback", "setAutoCommit");
    /** What neither begins work nor needs a living connection. */
    private static final Set<String> OUTSIDE = Set.of("close", "isClosed", "abort", "toString", "hashCode", "equals");

    private final Source source;
    private Connection physical;
    private boolean autoCommit = true;
    private boolean begun;
    private boolean closed;

    /** Where fresh connections come from. */
    interface Source {

        Connection open() throws SQLException;
    }

    private Renewed(Source source) throws SQLException {
        this.source = source;
        this.physical = source.open();
    }

    static Connection from(Source source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(Renewed.class.getClassLoader(), new Class<?>[] {Connection.class}, new Renewed(source));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (OUTSIDE.contains(name)) {
            closed = closed || name.equals("close") || name.equals("abort");
            return name.equals("equals") ? proxy == arguments[0] : pass(method, arguments);
        }
        if (!begun && !closed && physical.isClosed()) {
            physical = source.open();
            physical.setAutoCommit(autoCommit);
        }
        boolean ends = ENDINGS.contains(name) && !(name.equals("rollback") && arguments != null);  // not to a savepoint
        begun = !autoCommit;
        try {
            return pass(method, arguments);
        } finally {
            if (ends) {
                // however it went: a transaction whose commit failed is over
                begun = false;
            }
            if (name.equals("setAutoCommit")) {
                autoCommit = (Boolean) arguments[0];
            }
        }
    }

    private Object pass(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(physical, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
