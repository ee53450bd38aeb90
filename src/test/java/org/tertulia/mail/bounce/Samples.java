package org.tertulia.mail.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;

/** Letters written for the tests, and the lists of what is to be read in them. */
final class Samples {

    private Samples() {
    }

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadLetter letter(String name) {
        return LetterReader.read(bytes(name));
    }

    /** Lines with fields apart by tabs. */
    static List<String[]> table(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
    }
}
