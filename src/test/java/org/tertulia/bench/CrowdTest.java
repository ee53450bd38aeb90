package org.tertulia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Migrations;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;

/** That the generator fits the schema and makes what it says. */
class CrowdTest {

    @Test
    void fillsADatabase() throws SQLException {
        Databases.Address database = Databases.fresh(Engine.POSTGRESQL);
        Migrations.migrate(database.open());
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into agent (id, email, name, role, password_hash, availability, active, created_at)
                    values (1, 'bench@crowd.example', 'Bench', 'AGENT', '-', 'AVAILABLE', true, 0)""");
            new Crowd(database).fill(1000);
            assertThat(Crowd.one(statement, "select count(*) from conversation")).isEqualTo("1000");
            assertThat(Crowd.one(statement, "select count(*) from message")).isEqualTo(String.valueOf(999 * 10 + Crowd.LONG));
            assertThat(Crowd.one(statement, "select count(*) from contact")).isEqualTo("400");
            assertThat(Crowd.one(statement, "select count(*) from conversation c join message m on m.conversation_id = c.id and m.seq = c.last_seq")).isEqualTo("1000");
            assertThat(Crowd.one(statement, "select count(*) from message where words @@ to_tsquery('simple', 'the & w:*')")).isEqualTo(String.valueOf(999 * 10 + Crowd.LONG));
            assertThat(Crowd.one(statement, "select count(*) from message where words @@ to_tsquery('simple', 'refund')")).isEqualTo("10");
            assertThat(Crowd.one(statement, "select conversation_id from message where words @@ to_tsquery('simple', '" + Crowd.order(370).toLowerCase(java.util.Locale.ROOT) + "')"))
                    .isEqualTo(String.valueOf(Crowd.FIRST + 370));
            assertThat(Crowd.one(statement, "select email from contact where id = " + (Crowd.FIRST + 995))).isEqualTo(Crowd.address(995));
            assertThat(Crowd.one(statement, "select last_seq from conversation where id = " + (Crowd.FIRST + 998))).isEqualTo("2000");
        }
    }
}
