package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Temporary folders that go when the JVM goes. */
public final class Folders {

    private Folders() {
    }

    /** A new empty folder, whose name begins so. */
    public static Path fresh(String name) {
        try {
            Path folder = Files.createTempDirectory("tertulia-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it with all that is in it, as far as that can be done. */
    public static void delete(Path folder) {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException gone) {
            return;
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stillInUse) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
