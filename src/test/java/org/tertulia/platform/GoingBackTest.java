package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;

/** A node of the version before starts on a database that a newer one has brought up to date: in a rolling upgrade, and on the way back. */
class GoingBackTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void migrationsOfANewerVersionAreLeftAlone(Engine engine) throws SQLException {
        Database database = Databases.fresh(engine).open();
        Migrations.migrate(database);
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter table agent add column of_tomorrow varchar(10)");
            statement.execute("""
                    insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
                    select max("installed_rank") + 1, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 1, 'somebody', 1, true from "flyway_schema_history\"""");

            assertThatCode(() -> Migrations.migrate(database)).doesNotThrowAnyException();
            try (ResultSet rows = statement.executeQuery("select max(\"version\") from \"flyway_schema_history\" where \"version\" = '9999'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("9999");
            }
        }
    }
}
