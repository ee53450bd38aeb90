package org.tertulia.mail.bounce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Phrases that tell something, from a list. A line {@code [name]} begins what tells {@code name}; of the phrases found the
 * one with most weight tells it ({@code +} before it: more than others, {@code -}: less; one word alone weighs less than
 * several), then the longest. Compared
 * without case, accents and punctuation, at the limits of words; {@code *} at the end leaves that limit open, and
 * {@code ...} stands for up to a hundred characters. Addresses in the
 * text are passed over, and so are codes. {@code #} is a comment.
 */
final class Phrases {

    static final int CERTAIN = 4;
    static final int PLAIN = 3;
    static final int SINGLE = 2;
    static final int WEAK = 1;

    /** @param weight from {@link #WEAK} to {@link #CERTAIN} */
    record Phrase(String name, int weight, List<String> parts, int length) {
    }

    private static final int MOST_TEXT = 12_000;
    private static final int WIDEST_GAP = 100;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',;:@]{1,80}+@[^\\s<>()\\[\\]\"',;:@]{1,120}+");
    /** Codes before each further line of a reply, which stand amidst the words. */
    private static final Pattern CODES = Pattern.compile("(?<=[^\\d])[45][0-7]\\d(?:-(?:[45]\\.\\d{1,3}\\.\\d{1,3})?| [45]\\.\\d{1,3}\\.\\d{1,3})(?=\\s)");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}");

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    /** Those whose first word is open, or that belong to a script without spaces. */
    private final List<Phrase> others = new ArrayList<>();

    private Phrases(List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            String first = phrase.parts.get(0);
            int space = first.startsWith(" ") ? first.indexOf(' ', 1) : -1;
            (space < 0 ? others : byFirstWord.computeIfAbsent(first.substring(1, space), word -> new ArrayList<>())).add(phrase);
        }
    }

    static Phrases of(String resource) {
        return new Phrases(lists(resource).entrySet().stream()
                .flatMap(list -> list.getValue().stream().map(line -> phrase(list.getKey(), line))).toList());
    }

    /** The lines of a list by what they tell. */
    static Map<String, List<String>> lists(String resource) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        String name = "";
        for (String line : lines(resource)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                name = line.substring(1, line.length() - 1);
            } else {
                lists.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
            }
        }
        return lists;
    }

    /** Lines of a list beside this class that say something. */
    static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The phrase that tells most in a {@link #plain} text, at least of that weight; null for none. */
    Phrase best(String plain, int weight) {
        return best(plain, weight, null);
    }

    /** Whether a phrase of that name is in a {@link #plain} text, at least of that weight. */
    boolean tell(String plain, String name, int weight) {
        return best(plain, weight, name) != null;
    }

    private Phrase best(String plain, int weight, String name) {
        Phrase best = null;
        for (Phrase phrase : others) {
            best = outdoes(phrase, best, weight, name) && foundIn(plain, phrase.parts) ? phrase : best;
        }
        for (int at = 0; at >= 0 && at < plain.length() - 1; at = plain.indexOf(' ', at + 1)) {
            for (Phrase phrase : byFirstWord.getOrDefault(wordAt(plain, at), List.of())) {
                best = outdoes(phrase, best, weight, name) && foundAt(plain, at, phrase.parts) ? phrase : best;
            }
        }
        return best;
    }

    boolean anyIn(String plain) {
        return best(plain, WEAK) != null;
    }

    /** The one with which a {@link #plain} text begins, or null. */
    Phrase begin(String plain) {
        return Stream.concat(others.stream(), byFirstWord.getOrDefault(wordAt(plain, 0), List.of()).stream())
                .filter(phrase -> foundAt(plain, plain.startsWith(phrase.parts.get(0)) ? 0 : 1, phrase.parts))
                .max(Comparator.comparingInt(Phrase::length)).orElse(null);
    }

    /** Lower case, letters and digits only, one space between words and around the whole. */
    static String plain(String text) {
        String some = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        String letters = Normalizer.normalize(CODES.matcher(ADDRESS.matcher(some).replaceAll(" ")).replaceAll(" "), Normalizer.Form.NFKD);
        letters = MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(letters.length() + 2).append(' ');
        letters.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                plain.appendCodePoint(c);
            } else if (plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.charAt(plain.length() - 1) == ' ' ? plain.toString() : plain.append(' ').toString();
    }

    private static Phrase phrase(String name, String line) {
        boolean marked = line.startsWith("+") || line.startsWith("-");
        List<String> parts = new ArrayList<>();
        int length = 0;
        for (String part : (marked ? line.substring(1) : line).split("\\.\\.\\.")) {
            String plain = plain(part);
            boolean spaceless = plain.codePoints().anyMatch(Phrases::needsNoSpace);
            parts.add(spaceless ? plain.strip() : part.strip().endsWith("*") ? plain.stripTrailing() : plain);
            length += plain.length();
        }
        boolean single = parts.size() == 1 && parts.get(0).strip().indexOf(' ') < 0 && parts.get(0).startsWith(" ");
        int weight = line.startsWith("+") ? CERTAIN : line.startsWith("-") ? WEAK : single ? SINGLE : PLAIN;
        return new Phrase(name, weight, List.copyOf(parts), length);
    }

    private static boolean outdoes(Phrase phrase, Phrase other, int weight, String name) {
        return phrase.weight >= weight && (name == null || name.equals(phrase.name))
                && (other == null || phrase.weight > other.weight || phrase.weight == other.weight && phrase.length > other.length);
    }

    private static boolean foundIn(String plain, List<String> parts) {
        for (int at = plain.indexOf(parts.get(0)); at >= 0; at = plain.indexOf(parts.get(0), at + 1)) {
            if (foundAt(plain, at, parts)) {
                return true;
            }
        }
        return false;
    }

    /** A part may begin with the space that ended the one before it. */
    private static boolean foundAt(String plain, int at, List<String> parts) {
        if (!plain.startsWith(parts.get(0), at)) {
            return false;
        }
        int end = at + parts.get(0).length();
        for (int i = 1; i < parts.size(); i++) {
            String reach = plain.substring(end - 1, Math.min(plain.length(), end + WIDEST_GAP + parts.get(i).length()));
            int next = reach.indexOf(parts.get(i));
            if (next < 0) {
                return false;
            }
            end += next - 1 + parts.get(i).length();
        }
        return true;
    }

    private static String wordAt(String plain, int space) {
        int end = plain.indexOf(' ', space + 1);
        return end < 0 ? "" : plain.substring(space + 1, end);
    }

    private static boolean needsNoSpace(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA || script == Character.UnicodeScript.THAI;
    }
}
