package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.tertulia.platform.Database;

/** Fresh, empty databases: H2 in a file as the product keeps it, PostgreSQL in this JVM's own server. */
public final class Databases {

    private static final AtomicInteger MADE = new AtomicInteger();

    private Databases() {
    }

    /** A new empty database of that kind; it is gone with this JVM. */
    public static Address fresh(Engine engine) {
        return switch (engine) {
            case H2 -> h2(Folders.fresh("h2"));
            case POSTGRESQL -> Postgres.shared().fresh("test" + MADE.incrementAndGet());
        };
    }

    /** The H2 database of that folder, with the same options as the product's. */
    public static Address h2(Path folder) {
        try {
            return new Address("jdbc:h2:file:" + folder.toRealPath().resolve("tertulia"), "sa", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a database is and who may enter. */
    public record Address(String url, String user, String password) {

        /** Plain connections to it. */
        public Database open() {
            return new Database(url, user, password);
        }
    }
}
