package org.tertulia.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else happens. Whoever starts up and reads the database says
 * {@code @DependsOn("Migrations")}.
 *
 * <p>Defines the data source {@value #DATA_SOURCE} too, so that one WAR works on any server as it is.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(name = Migrations.DATA_SOURCE, className = "org.tertulia.platform.Database",
        minPoolSize = 4, maxPoolSize = 40, properties = {
            "label=tertulia",
            // without these, Payara hands out dead connections for ever after the database was restarted
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=2",
            "fish.payara.fail-all-connections=true"})
public class Migrations {

    /** Where the data source is found. */
    public static final String DATA_SOURCE = "java:app/jdbc/tertulia";

    @PostConstruct
    void run() {
        Settings settings = new Settings();
        settings.check();
        makeFolder(settings.data());
        Database database = new Database(settings);
        // kept open, so that H2 is not opened and closed for each step
        try (Connection kept = database.getConnection()) {
            migrate(database);
        } catch (SQLException e) {
            throw new IllegalStateException("The migrations cannot use the database.", e);
        }
    }

    /** Brings the schema of this database up to date; does nothing when it is. */
    public static void migrate(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + folder(database))
                .load()
                .migrate();
    }

    /** Where that is which only this kind of database is told. */
    private static String folder(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return Vendor.isPostgresql(connection) ? "postgresql" : "h2";
        } catch (SQLException e) {
            throw new IllegalStateException("The migrations cannot use the database.", e);
        }
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException notMade) {
            throw new WrongSetting("DATA", "names a folder that cannot be made: " + data, notMade);
        }
        if (!Files.isWritable(data)) {
            throw new WrongSetting("DATA", "names a folder that cannot be written to: " + data);
        }
    }
}
