package org.tertulia.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The database that the settings name, as a plain source of new connections. The server makes one of these
 * (see {@link Migrations}) and pools what it gives, so no server has to be configured.
 */
public class Database implements DataSource {

    /**
     * H2 says "committed" before it has written, unless it is told otherwise: at its default a killed process
     * loses thousands of commits. The lock file is kept by the operating system, so that a killed process
     * does not keep the next one waiting.
     */
    private static final String DURABLE = ";WRITE_DELAY=0;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE";

    /** A turn to write, for each file that this process has open. */
    private static final Map<String, OneWriter> WRITERS = new ConcurrentHashMap<>();

    /** H2's code for a file that another process has locked. */
    private static final int ALREADY_OPEN = 90020;

    private final String url;
    private final Properties login = new Properties();
    private String label = "";
    private int loginTimeout;

    /** The database of the environment's settings. */
    public Database() {
        this(new Settings());
    }

    Database(Settings settings) {
        this(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
    }

    /** The database at this JDBC URL, of H2 or PostgreSQL. */
    public Database(String url, String user, String password) {
        this.url = durable(url);
        login.setProperty("user", user);
        login.setProperty("password", password);
    }

    private static String durable(String url) {
        boolean decided = url.toUpperCase(Locale.ROOT).contains("WRITE_DELAY=");
        return isFile(url) && !decided ? url + DURABLE : url;
    }

    private static boolean isFile(String url) {
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:");
    }

    String url() {
        return url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(login);
    }

    /** @param user null or empty, as some servers' pools say it, for the one of the settings */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        if (user == null || user.isEmpty()) {
            return getConnection();
        }
        Properties other = new Properties();
        other.setProperty("user", user);
        other.setProperty("password", password == null ? login.getProperty("password") : password);
        return connect(other);
    }

    /** Drivers are asked directly: the server's own DriverManager may know an older H2. */
    private Connection connect(Properties as) throws SQLException {
        try {
            return ask(as);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("[. ]+$", "");
            String complaint = e.getErrorCode() == ALREADY_OPEN
                    ? "TERTULIA_DATA names a folder whose database another process has open."
                    : "TERTULIA_DB_URL names a database that does not let us in: " + reason + ".";
            throw new SQLException(complaint, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    private Connection ask(Properties as) throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            Connection connection = new org.h2.Driver().connect(url, as);
            return isFile(url) ? WRITERS.computeIfAbsent(url, file -> new OneWriter()).guard(connection) : connection;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            Properties more = new Properties(as);
            more.setProperty("reWriteBatchedInserts", "true");  // several rows, one statement
            return Renewed.from(() -> new org.postgresql.Driver().connect(url, more));
        }
        return DriverManager.getConnection(url, as);
    }

    /** Servers want a property to set on a data source that an application defines; this one means nothing. */
    public void setLabel(String label) {
        this.label = label;
    }

    public String getLabel() {
        return label;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the drivers log for themselves
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
