package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A header that has parameters: Content-Type, Content-Disposition (RFC 2045, 2183), read leniently.
 *
 * @param value      what stands before the parameters, lower case; empty for none
 * @param parameters by name in lower case, readable; those of RFC 2231 put together
 */
record Field(String value, Map<String, String> parameters) {

    static final Field NONE = new Field("", Map.of());

    private static final Pattern BROKEN_TYPE = Pattern.compile("[A-Za-z]{1,20}+ ?/ ?[A-Za-z]");
    private static final int MOST = 200;
    private static final int LONGEST_INDEX = 3;

    String parameter(String name) {
        return parameters.get(name);
    }

    /** @param raw one character a byte, or null @param charset what the letter is said to be in, or null */
    static Field read(String raw, String charset) {
        if (raw == null) {
            return NONE;
        }
        String text = Words.unicode(raw, charset).strip();
        if (BROKEN_TYPE.matcher(text).lookingAt()) {
            text = text.replaceFirst(" ?/ ?", "/");
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != ' ' && text.charAt(end) != '(') {
            end++;
        }
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, Section>> extended = new HashMap<>();
        for (String[] pair : pairs(text.substring(end))) {
            put(pair[0], pair[1], plain, extended);
        }
        extended.forEach((name, sections) -> plain.put(name, joined(sections.values())));
        String value = text.substring(0, end).replace("\"", "").toLowerCase(Locale.ROOT);
        return new Field(value, Map.copyOf(plain));
    }

    private static List<String[]> pairs(String text) {
        List<String[]> pairs = new ArrayList<>();
        int at = 0;
        while (at < text.length() && pairs.size() < MOST) {
            char c = text.charAt(at);
            if (c == '(') {
                at = text.indexOf(')', at);
                at = at < 0 ? text.length() : at + 1;
                continue;
            }
            if (c == ';' || c == ' ' || c == ',') {
                at++;
                continue;
            }
            int equals = at;
            while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != ';') {
                equals++;
            }
            if (equals == text.length() || text.charAt(equals) == ';') {
                at = equals + 1;
                continue;
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int from = equals + 1;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
            StringBuilder value = new StringBuilder();
            at = from < text.length() && text.charAt(from) == '"' ? quoted(text, from + 1, value) : bare(text, from, name, value);
            pairs.add(new String[] {name, value.toString()});
        }
        return pairs;
    }

    /** Backslashes stay before letters: Windows writes whole paths. */
    private static int quoted(String text, int from, StringBuilder value) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
                i++;
                c = text.charAt(i);
            }
            value.append(c);
            i++;
        }
        if (i == text.length()) {
            // no end: what follows a semicolon was meant to be the next parameter
            int semicolon = text.indexOf(';', from);
            if (semicolon >= 0) {
                value.setLength(0);
                value.append(text, from, semicolon);
                return semicolon;
            }
        }
        return i + 1;
    }

    private static int bare(String text, int from, String name, StringBuilder value) {
        int end = text.indexOf(';', from);
        end = end < 0 ? text.length() : end;
        boolean free = name.startsWith("name") || name.startsWith("filename");
        int stop = end;
        for (int i = from; !free && i < stop; i++) {
            if (text.charAt(i) == ' ') {
                stop = i;
            }
        }
        value.append(text.substring(from, stop).strip());
        return stop;
    }

    private record Section(String text, boolean percent) {
    }

    /** {@code name}, {@code name*}, {@code name*3}, {@code name*3*} (RFC 2231, 3 and 4). The first of equals stands. */
    private static void put(String name, String value, Map<String, String> plain, Map<String, TreeMap<Integer, Section>> extended) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, Words.line(Words.decode(value)));
            return;
        }
        String index = name.substring(star + 1);
        boolean percent = index.isEmpty() || index.endsWith("*");
        String digits = index.endsWith("*") ? index.substring(0, index.length() - 1) : index;
        boolean number = !digits.isEmpty() && digits.length() <= LONGEST_INDEX && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        extended.computeIfAbsent(name.substring(0, star), none -> new TreeMap<>())
                .putIfAbsent(number ? Integer.parseInt(digits) : 0, new Section(value, percent));
    }

    private static String joined(Iterable<Section> sections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        boolean percents = false;
        for (Section section : sections) {
            String text = section.text();
            int quote = text.indexOf('\'');
            int second = quote < 0 ? -1 : text.indexOf('\'', quote + 1);
            if (first && section.percent() && second >= 0) {
                charset = text.substring(0, quote);
                text = text.substring(second + 1);
            }
            percents |= section.percent();
            first = false;
            bytes.writeBytes(section.percent() ? unescaped(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        String text = Charsets.decode(bytes.toByteArray(), charset == null || charset.isEmpty() ? "utf-8" : charset);
        return Words.line(percents ? text : Words.decode(text));
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Transfer.hex(text.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : Transfer.hex(text.charAt(i + 2));
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                i += Words.utf8(text, i, bytes);
            }
        }
        return bytes.toByteArray();
    }
}
