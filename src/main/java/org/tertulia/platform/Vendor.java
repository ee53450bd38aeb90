package org.tertulia.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which of the databases this is, for the few statements that say more on one than on the other. */
@ApplicationScoped
public class Vendor {

    @Resource(lookup = Migrations.DATA_SOURCE)
    private DataSource database;
    private boolean postgresql;

    @PostConstruct
    void ask() {
        try (Connection connection = database.getConnection()) {
            postgresql = isPostgresql(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell what it is.", e);
        }
    }

    /** Whether words have an index of their own there, and much else; else it is the embedded one. */
    public boolean isPostgresql() {
        return postgresql;
    }

    static boolean isPostgresql(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }
}
