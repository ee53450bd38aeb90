package org.tertulia.mail.incoming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder where letters are laid as {@code *.eml} files. A file that has not grown between two looks is complete; it is stored and
 * then moved to {@code done}, or to {@code failed} with a text that says why.
 */
final class MailDrop {

    /** Under what name its letters are stored. */
    static final String ACCOUNT = "drop";
    /** The largest letter that is taken in (bytes): mail servers in use refuse larger ones. */
    static final long MOST = 50_000_000;
    private static final int AT_ONCE = 200;

    private final Path folder;
    private final Predicate<Arrival> store;
    private Map<Path, Long> seen = new HashMap<>();

    /** @param store stores a letter, and says whether it was new */
    MailDrop(Path folder, Predicate<Arrival> store) {
        this.folder = folder;
        this.store = store;
    }

    /** Whether anything lies there, so that nobody asks the database for an empty folder. */
    boolean isEmpty() throws IOException {
        return letters().isEmpty();
    }

    /** Takes in what is complete. @throws IOException where the folder cannot be read */
    void fetch() throws IOException {
        Map<Path, Long> now = new HashMap<>();
        for (Path file : letters()) {
            long size = Files.size(file);
            if (Long.valueOf(size).equals(seen.get(file))) {
                takeIn(file, size);
            } else {
                now.put(file, size);
            }
        }
        seen = now;
    }

    private List<Path> letters() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml")).filter(Files::isRegularFile)
                    .sorted().limit(AT_ONCE).toList();
        }
    }

    private void takeIn(Path file, long size) throws IOException {
        String name = file.getFileName().toString();
        if (size > MOST) {
            refuse(file, "The letter has " + size + " bytes; at most " + MOST + " are taken in.");
        } else if (size == 0) {
            refuse(file, "The file is empty.");
        } else {
            store.test(Arrival.dropped(ACCOUNT, name, Files.readAllBytes(file)));
            move(file, "done", name);
        }
    }

    private void refuse(Path file, String why) throws IOException {
        String name = file.getFileName().toString();
        Path failed = Files.createDirectories(folder.resolve("failed"));
        Files.writeString(failed.resolve(name + ".reason.txt"), why + "\n");
        move(file, "failed", name);
    }

    private void move(Path file, String to, String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve(to));
        Files.move(file, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
