package org.tertulia.mail.quoting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases of a section of {@link Words} in which {@code *} stands for any text. A phrase without one is a whole line. */
final class Wildcards {

    private final Map<Character, List<List<String>>> byFirst = new HashMap<>();
    private final List<List<String>> open = new ArrayList<>();

    Wildcards(String section) {
        for (String phrase : Words.of(section).all()) {
            List<String> parts = List.of(phrase.split("\\*", -1));
            if (parts.get(0).isEmpty()) {
                open.add(parts);
            } else {
                byFirst.computeIfAbsent(parts.get(0).charAt(0), letter -> new ArrayList<>()).add(parts);
            }
        }
    }

    /** Whether a phrase is the whole line, which is in lower case. */
    boolean match(String line) {
        return !line.isEmpty()
                && (anyOf(byFirst.getOrDefault(line.charAt(0), List.of()), line) || anyOf(open, line));
    }

    private static boolean anyOf(List<List<String>> phrases, String line) {
        for (List<String> parts : phrases) {
            if (matches(parts, line)) {
                return true;
            }
        }
        return false;
    }

    /** The parts in their order, each at the earliest place: that decides it without going back. */
    private static boolean matches(List<String> parts, String line) {
        String head = parts.get(0);
        String tail = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return line.equals(head);
        }
        if (!line.startsWith(head) || !line.endsWith(tail) || line.length() < head.length() + tail.length()) {
            return false;
        }
        int at = head.length();
        int last = line.length() - tail.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = line.indexOf(part, at);
            if (found < 0 || found + part.length() > last) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }
}
