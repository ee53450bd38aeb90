package org.tertulia.mail.quoting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A section of a list of words in many languages: {@code [section]}, then lines {@code language: word | word}. All words are
 * compared in lower case; the language does not count, for people write and read in several.
 */
final class Words {

    private static final Map<String, Words> SECTIONS = new HashMap<>();

    static {
        read("quoted-text.txt");
        read("signatures.txt");
        read("quoted-html.txt");
    }

    private final Set<String> whole = new HashSet<>();
    /** Words by their first letter, which spares most of the comparisons. */
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private Words() {
    }

    static Words of(String section) {
        Words words = SECTIONS.get(section);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + section);
        }
        return words;
    }

    Set<String> all() {
        return whole;
    }

    /** Whether the text, in lower case, is one of the words. */
    boolean has(String text) {
        return whole.contains(text);
    }

    /** Whether the text, in lower case, begins with one of the words, which ends there. */
    boolean begin(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (String word : byFirst.getOrDefault(text.charAt(0), List.of())) {
            if (text.startsWith(word) && endsAt(text, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words stands somewhere in the text, which is in lower case. */
    boolean within(String text) {
        return endOfFirst(text, 0) >= 0;
    }

    /** Where the first of the words ends that stands in the text at {@code from} or later; -1 for none. */
    int endOfFirst(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            boolean fresh = at == 0 || !Character.isLetter(text.charAt(at - 1)) || Scripts.unspaced(text.charAt(at));
            if (fresh) {
                int longest = -1;
                for (String word : byFirst.getOrDefault(text.charAt(at), List.of())) {
                    if (word.length() > longest && text.startsWith(word, at) && endsAt(text, at + word.length())) {
                        longest = word.length();
                    }
                }
                if (longest > 0) {
                    return at + longest;
                }
            }
        }
        return -1;
    }

    private static boolean endsAt(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at)) || Scripts.unspaced(text.charAt(at - 1));
    }

    private void add(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("+")) {
            word = word.substring(1);
        }
        if (!word.isEmpty() && whole.add(word)) {
            byFirst.computeIfAbsent(word.charAt(0), letter -> new ArrayList<>()).add(word);
        }
    }

    private static void read(String file) {
        try (InputStream stream = Words.class.getResourceAsStream(file);
             BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Words section = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = SECTIONS.computeIfAbsent(line.substring(1, line.length() - 1), name -> new Words());
                } else if (section != null && !line.isBlank() && !line.startsWith("#")) {
                    for (String word : line.substring(line.indexOf(':') + 1).split(" \\| ")) {
                        section.add(word);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
