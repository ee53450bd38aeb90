package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lists of addresses in headers (RFC 5322, 3.4 and 4.4), read leniently: groups, comments, routes, names with commas that nobody
 * quoted, addresses without brackets, semicolons for commas.
 */
final class Addresses {

    private static final int MOST = 2_000;
    private static final int LONGEST = 1_000;

    private final String text;
    private final List<Correspondent> found = new ArrayList<>();
    /** The words before an address; encoded words as they stand. */
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String bracketed;
    private boolean quoted;
    /** Words that stand alone before a comma: perhaps the first half of a name. */
    private String half;
    /** Whether a quotation mark or bracket had no second: then no other is sought for again and again. */
    private boolean openQuote;
    private boolean openBracket;
    private int at;

    private Addresses(String text) {
        this.text = text;
    }

    /** @param raw in Unicode, encoded words not decoded */
    static List<Correspondent> read(String raw) {
        return raw == null ? List.of() : new Addresses(raw).run();
    }

    private List<Correspondent> run() {
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> quotedName();
                case '(' -> comment();
                case '<' -> bracket();
                case ',' -> end(true);
                case ';' -> end(false);
                case ':' -> colon();
                case '[' -> literal();
                case '=' -> encodedWord();
                default -> phrase.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        end(false);
        addHalf();
        return List.copyOf(found);
    }

    private void quotedName() {
        if (openQuote) {
            return;
        }
        int close = at;
        while (close < text.length() && text.charAt(close) != '"') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            openQuote = true;
            return;
        }
        String inside = text.substring(at, close);
        boolean local = close + 1 < text.length() && text.charAt(close + 1) == '@';
        phrase.append(local ? '"' + inside + '"' : unescaped(inside));
        quoted = true;
        at = close + 1;
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private void comment() {
        int depth = 1;
        int start = at;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        at = Math.min(at, text.length());
        comment.append(comment.isEmpty() ? "" : " ").append(unescaped(text.substring(start, depth == 0 ? at - 1 : at)));
    }

    private void bracket() {
        while (at < text.length() && (text.charAt(at) == '<' || text.charAt(at) == ' ')) {
            at++;
        }
        int close = openBracket ? text.length() : at;
        boolean inQuotes = false;
        while (close < text.length() && (inQuotes || text.charAt(close) != '>' && text.charAt(close) != '<')) {
            inQuotes ^= text.charAt(close) == '"';
            close++;
        }
        if (close == text.length() || text.charAt(close) == '<') {
            openBracket |= close == text.length();
            close = at;
            while (close < text.length() && ">,; ".indexOf(text.charAt(close)) < 0) {
                close++;
            }
        }
        String inside = text.substring(at, close);
        at = close;
        while (at < text.length() && text.charAt(at) == '>') {
            at++;
        }
        if (bracketed == null) {
            bracketed = inside;
        } else if (!inside.isBlank()) {
            // a second one without a comma between
            end(false);
            bracketed = inside;
        }
    }

    /** The end of a group's name, if it is one and not an address such as {@code mailto:a@example.com}. */
    private void colon() {
        String before = phrase.toString().strip();
        String lower = before.toLowerCase(Locale.ROOT);
        if (lower.equals("mailto") || lower.equals("smtp") || lower.endsWith("[mailto")) {
            phrase.setLength(0);
            phrase.append(before, 0, Math.max(0, before.lastIndexOf('['))).append(' ');
        } else if (before.indexOf('@') >= 0 && !before.startsWith("@")) {
            phrase.append(':');
        } else {
            addHalf();
            clear();
        }
    }

    private void literal() {
        boolean host = !phrase.isEmpty() && phrase.charAt(phrase.length() - 1) == '@';
        int close = host ? find("]", at) : -1;
        phrase.append(text, at - 1, close < 0 ? at : close + 1);
        at = close < 0 ? at : close + 1;
    }

    /** An encoded word may hold commas and quotation marks that separate nothing, though it should not. */
    private void encodedWord() {
        phrase.append('=');
        if (at < text.length() && text.charAt(at) == '?') {
            int first = find("?", at + 1);
            int second = first < 0 ? -1 : find("?", first + 1);
            int end = second < 0 || second != first + 2 ? -1 : find("?=", second + 1);
            if (end > 0) {
                phrase.append(text, at, end + 2);
                at = end + 2;
            }
        }
    }

    /** Not further than any such thing reaches. */
    private int find(String sought, int from) {
        int last = Math.min(text.length() - sought.length(), from + LONGEST);
        for (int i = from; i <= last; i++) {
            if (text.startsWith(sought, i)) {
                return i;
            }
        }
        return -1;
    }

    private void end(boolean comma) {
        String words = phrase.toString().strip();
        if (bracketed != null) {
            addHalfTo(words);
            words = phrase.toString().strip();
            add(AddressText.bare(bracketed), words.isEmpty() ? comment.toString() : words);
        } else if (words.indexOf('@') >= 0) {
            addHalf();
            loose(words);
        } else if (words.contains("=?") && Words.decode(words).indexOf('@') > 0) {
            // the whole of it was encoded, the address too
            addHalf();
            String decoded = Words.decode(words);
            found.addAll(decoded.contains("=?") ? List.of(new Correspondent(null, Words.line(decoded))) : read(decoded));
        } else if (!words.isEmpty()) {
            addHalf();
            half = words;
            if (!comma || quoted) {
                addHalf();
            }
        }
        clear();
    }

    /** Words with an address among them that has no brackets. */
    private void loose(String words) {
        String joined = AddressText.joined(words);
        String[] each = joined.split(" +");
        long addresses = List.of(each).stream().filter(word -> word.indexOf('@') >= 0).count();
        StringBuilder name = new StringBuilder();
        for (String word : each) {
            if (word.indexOf('@') < 0) {
                name.append(name.isEmpty() ? "" : " ").append(word);
            }
        }
        if (joined.startsWith("\"")) {
            add(AddressText.bare(joined), comment.toString());
            return;
        }
        for (String word : each) {
            if (word.indexOf('@') >= 0) {
                add(AddressText.bare(word), addresses > 1 ? "" : name.isEmpty() ? comment.toString() : name.toString());
            }
        }
    }

    private void addHalfTo(String words) {
        if (half != null && !quoted && !words.isEmpty()) {
            phrase.setLength(0);
            phrase.append(half).append(", ").append(words);
            half = null;
        } else {
            addHalf();
        }
    }

    private void addHalf() {
        if (half != null) {
            String name = half;
            half = null;
            add(null, name);
        }
    }

    private void add(String address, String name) {
        String readable = AddressText.name(name);
        if (address != null && !address.isEmpty() || readable != null) {
            found.add(new Correspondent(address == null || address.isEmpty() ? null : address, readable));
        }
    }

    private void clear() {
        phrase.setLength(0);
        comment.setLength(0);
        bracketed = null;
        quoted = false;
    }
}
