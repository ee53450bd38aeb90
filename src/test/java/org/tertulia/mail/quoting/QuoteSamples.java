package org.tertulia.mail.quoting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Letters and what is to be seen of them, from files: {@code === name}, the letter, {@code === shown}, what is expected. */
final class QuoteSamples {

    /** @param expected the sections after the letter, in their order */
    record Sample(String name, String letter, List<String> expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    private QuoteSamples() {
    }

    static List<Sample> letters() {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder().resolve("letters"))) {
            files.sorted().forEach(file -> samples.addAll(of(file, 1)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return samples;
    }

    static List<Sample> html() {
        return of(folder().resolve("html.txt"), 2);
    }

    static List<String> attributions() {
        return Stream.of(read(folder().resolve("attributions.txt")).split("\n\n"))
                .filter(block -> !block.startsWith("#") && !block.isBlank()).map(String::strip).toList();
    }

    private static List<Sample> of(Path file, int sections) {
        String[] parts = ("\n" + read(file)).split("\n=== ");
        List<Sample> samples = new ArrayList<>();
        for (int at = 1; at + sections < parts.length; at += sections + 1) {
            List<String> expected = new ArrayList<>();
            for (int section = 1; section <= sections; section++) {
                expected.add(body(parts[at + section]).replaceAll("\\A\\n+|\\s+\\z", ""));
            }
            String name = file.getFileName().toString().replace(".txt", "") + ": " + parts[at].substring(0, parts[at].indexOf('\n'));
            samples.add(new Sample(name, body(parts[at]), expected));
        }
        return samples;
    }

    private static String body(String part) {
        return part.indexOf('\n') < 0 ? "" : part.substring(part.indexOf('\n') + 1);
    }

    private static Path folder() {
        try {
            return Path.of(QuoteSamples.class.getResource("/org/tertulia/mail/quotes").toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
