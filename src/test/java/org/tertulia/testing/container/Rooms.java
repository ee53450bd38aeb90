package org.tertulia.testing.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.tertulia.platform.Settings;

/** The product's classes, without those of the rooms at the edge. */
final class Rooms {

    private static final Set<String> EDGES = Set.of("api", "web", "widget");

    private Rooms() {
    }

    static Class<?>[] classes() {
        try {
            Path root = Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path rooms = root.resolve("org/tertulia");
            try (Stream<Path> files = Files.walk(rooms)) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .filter(file -> !EDGES.contains(rooms.relativize(file).getName(0).toString()))
                        .map(file -> root.relativize(file).toString().replace(".class", "").replace('/', '.'))
                        .filter(name -> !name.endsWith("package-info"))
                        .map(Rooms::load).toArray(Class<?>[]::new);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Rooms.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
