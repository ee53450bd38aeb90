package org.tertulia.mail.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes plain text as an HTML page would look: blanks run together, blocks on lines of their own, quotes marked. */
final class TextLines {

    private static final int DEEPEST = 20;
    private static final String RULE = "----------";

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private final Deque<String> links = new ArrayDeque<>();
    private final StringBuilder linkText = new StringBuilder();
    private String bullet = "";
    private int quotes;
    private int lastQuotes;
    private int kept;
    private boolean gap;
    private boolean anything;

    void words(String text) {
        if (!links.isEmpty() && linkText.length() < 3_000) {
            linkText.append(text);
        }
        if (kept > 0) {
            keep(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (visible(c)) {
                line.append(c);
            }
        }
    }

    private void keep(String text) {
        int from = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', from)) {
            line.append(text, from, feed);
            lineBreak();
            from = feed + 1;
        }
        line.append(text, from, text.length());
    }

    /** Hidden signs by which newsletters stretch their preview. */
    private static boolean visible(char c) {
        return c != '\u200b' && c != '\u00ad' && c != '\u034f' && c != '\ufeff' && c != '\u2060' && c != 0;
    }

    void lineBreak() {
        if (blank()) {
            emptyLine();
            line.setLength(0);
        } else {
            endLine();
        }
    }

    void endLine() {
        if (!blank()) {
            flush();
        } else if (line.indexOf("\u00a0") >= 0) {
            // a paragraph with nothing but a hard blank is a blank line
            emptyLine();
        }
        line.setLength(0);
    }

    void paragraph() {
        endLine();
        gap = true;
    }

    void rule() {
        endLine();
        line.append(RULE);
        endLine();
    }

    void quote() {
        quotes = Math.min(quotes + 1, DEEPEST);
    }

    void quoteEnd() {
        quotes = Math.max(quotes - 1, 0);
    }

    /** @param start the first number; below zero for no numbers */
    void list(int start) {
        lists.push(start);
    }

    void listEnd() {
        endLine();
        lists.poll();
        bullet = "";
    }

    boolean inList() {
        return !lists.isEmpty();
    }

    void item() {
        Integer number = lists.poll();
        bullet = number == null || number < 0 ? "- " : number + ". ";
        if (number != null) {
            lists.push(number < 0 ? number : number + 1);
        }
    }

    void cell() {
        if (!blank() && line.charAt(line.length() - 1) != '\t') {
            line.append('\t');
        }
    }

    void keepBlanks() {
        kept++;
    }

    void loseBlanks() {
        kept = Math.max(0, kept - 1);
    }

    void link(String address) {
        links.push(address);
        linkText.setLength(0);
    }

    void linkEnd() {
        String address = links.poll();
        String text = linkText.toString().strip();
        linkText.setLength(0);
        if (address != null && !text.isEmpty() && worthTelling(address.strip(), text)) {
            while (!line.isEmpty() && line.charAt(line.length() - 1) == ' ') {
                line.setLength(line.length() - 1);
            }
            line.append(" (").append(shown(address.strip())).append(')');
        }
    }

    private static String shown(String address) {
        return address.regionMatches(true, 0, "mailto:", 0, 7) ? address.substring(7) : address;
    }

    private static boolean worthTelling(String address, String text) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (address.length() > 2_000 || !(lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:"))) {
            return false;
        }
        return !bare(lower).equals(bare(text.toLowerCase(Locale.ROOT)));
    }

    private static String bare(String address) {
        String bare = address;
        for (String start : new String[] {"mailto:", "https://", "http://", "www."}) {
            bare = bare.startsWith(start) ? bare.substring(start.length()) : bare;
        }
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private boolean blank() {
        for (int i = 0; i < line.length(); i++) {
            if (!Character.isWhitespace(line.charAt(i)) && line.charAt(i) != '\u00a0') {
                return false;
            }
        }
        return true;
    }

    private void emptyLine() {
        gap = true;
    }

    private void flush() {
        if (gap && anything) {
            int depth = Math.min(lastQuotes, quotes);
            out.append("> ".repeat(depth).stripTrailing()).append('\n');
        }
        gap = false;
        anything = true;
        out.append("> ".repeat(quotes)).append("  ".repeat(Math.min(DEEPEST, Math.max(0, lists.size() - 1))));
        if (!bullet.isEmpty()) {
            out.append(bullet);
        } else if (!lists.isEmpty()) {
            out.append("  ");
        }
        bullet = "";
        int end = line.length();
        while (end > 0 && (Character.isWhitespace(line.charAt(end - 1)) || line.charAt(end - 1) == '\u00a0')) {
            end--;
        }
        out.append(line, 0, end).append('\n');
        lastQuotes = quotes;
    }

    String text() {
        endLine();
        return out.toString().replace('\u00a0', ' ').stripTrailing();
    }
}
