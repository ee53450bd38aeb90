package org.tertulia.mail.quoting;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A closing formula, a name, and lines that tell how to reach it: only that is taken for a signature without a delimiter.
 * "Thanks, Ana" belongs to the letter.
 */
final class Contacts {

    private static final int MOST = 14;
    private static final int LONGEST = 110;
    private static final Words CLOSING = Words.of("closing");
    private static final Words LABEL = Words.of("phone");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|\\(|\\b0|\\b\\d)[\\d ().\\-/]{6,24}\\d");
    private static final Pattern LINK = Pattern.compile("https?://\\S|\\bwww\\.\\S");

    private Contacts() {
    }

    /** Index of the closing formula, or -1. */
    static int start(List<Line> lines, int from, int end, boolean text) {
        int below = 0;
        boolean reachable = false;
        for (int at = end - 1; at >= from && below <= MOST; at--) {
            Line line = lines.get(at);
            if (line.blank()) {
                continue;
            }
            if (closing(line)) {
                boolean before = text || written(lines, from, at);
                return reachable && before && below >= 2 && named(lines, at + 1, end) ? at : -1;
            }
            if (!terse(line)) {
                return -1;
            }
            reachable |= contact(line);
            below++;
        }
        return -1;
    }

    private static boolean closing(Line line) {
        String text = line.lower();
        int end = text.length();
        while (end > 0 && ",.!;:\uff0c\u3002\uff01\u060c ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && end < 60 && CLOSING.has(text.substring(0, end));
    }

    private static boolean written(List<Line> lines, int from, int end) {
        for (int at = from; at < end; at++) {
            if (!lines.get(at).blank()) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(List<Line> lines, int from, int end) {
        for (int at = from; at < end; at++) {
            if (!lines.get(at).blank()) {
                return name(lines.get(at).core()) && !contact(lines.get(at));
            }
        }
        return false;
    }

    /** Few words, the first with a capital or of a script without. */
    static boolean name(String text) {
        if (text.isEmpty() || text.length() > 60 || text.split(" ").length > 6) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return Character.isLetter(first) && !Character.isLowerCase(first) && "?!:;,".indexOf(last) < 0
                && text.chars().noneMatch(Character::isDigit);
    }

    /** No sentence. */
    private static boolean terse(Line line) {
        String text = line.clean;
        return text.length() <= LONGEST && !text.endsWith("?") && !text.endsWith("!")
                && !(text.endsWith(".") && text.split(" ").length > 7);
    }

    /** Many words: hardly a line of a signature. */
    static boolean prose(Line line) {
        return line.clean.length() > 60 && line.clean.split(" ", 10).length > 9;
    }

    private static boolean contact(Line line) {
        if (line.address() || LINK.matcher(line.clean).find()) {
            return true;
        }
        String text = line.lower();
        int colon = text.indexOf(':');
        boolean labelled = colon > 0 && LABEL.has(text.substring(0, colon).strip()) && text.length() > colon + 3;
        return labelled || NUMBER.matcher(text).find() && text.chars().filter(Character::isDigit).count() >= 7;
    }
}
