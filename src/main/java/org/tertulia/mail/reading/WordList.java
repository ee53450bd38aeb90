package org.tertulia.mail.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that lie beside the classes: a line an entry, {@code #} begins a remark. */
final class WordList {

    private WordList() {
    }

    static List<String> lines(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Lines of several words, of which all but the last have the last for their meaning. */
    static Map<String, String> pairs(String file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] words = line.split("\\s+");
            for (int i = 0; i < words.length - 1; i++) {
                pairs.put(words[i], words[words.length - 1]);
            }
        }
        return Map.copyOf(pairs);
    }
}
