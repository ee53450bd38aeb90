package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Folders;

/**
 * Tertulia as a later version would be for the database: the built WAR with one migration more, of the kinds that decision 87 allows. Its
 * classes are this version's, so this one, beside it, is the version before.
 */
final class LaterVersion {

    private static final String MIGRATION = """
            alter table message add column of_tomorrow varchar(20) default 'not known' not null;
            alter table conversation add column of_tomorrow bigint;
            create table tomorrow (id bigint primary key, conversation_id bigint not null references conversation (id) on delete cascade);
            create index tomorrow_conversation on tomorrow (conversation_id);
            """;

    private LaterVersion() {
    }

    /** For {@code TERTULIA_WAR}. */
    static String war() throws IOException {
        Path war = Files.copy(Path.of(System.getProperty("tertulia.war")), Folders.fresh("later").resolve("tertulia.war"));
        try (FileSystem content = FileSystems.newFileSystem(war)) {
            Files.writeString(content.getPath("WEB-INF/classes/db/migration/V9999__of_tomorrow.sql"), MIGRATION);
        }
        return war.toString();
    }

    /** Its schema is there, and every message is in it, also those that nodes of the version before have written since. */
    static void isWhatTheDatabaseHas(Databases.Address database, int atLeast) throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from flyway_schema_history where version = '9999' and success), count(*), count(of_tomorrow) from message""")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.getInt(2)).isGreaterThanOrEqualTo(atLeast).isEqualTo(row.getInt(3));
        }
    }
}
