package org.tertulia.mail.reading;

import java.util.Locale;

/** Plain text of {@code text/enriched} (RFC 1896) and of {@code text/richtext} (RFC 1341, 7.1.3). */
final class Enriched {

    private static final int LONGEST_COMMAND = 60;

    private final String text;
    private final boolean rich;
    private final StringBuilder out = new StringBuilder();
    private int noFill;
    private int silent;
    private int quotes;

    private Enriched(String text, boolean rich) {
        this.text = text;
        this.rich = rich;
    }

    /** @param rich whether it is {@code text/richtext} */
    static String plain(String text, boolean rich) {
        Enriched enriched = new Enriched(text, rich);
        enriched.run();
        return enriched.out.toString().strip();
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '<' ? command(at) : -1;
            if (!rich && text.startsWith("<<", at)) {
                put('<');
                at += 2;
            } else if (close > 0) {
                act(text.substring(at + 1, close).strip().toLowerCase(Locale.ROOT));
                at = close + 1;
            } else if (c == '\n') {
                at = breaks(at);
            } else {
                put(c);
                at++;
            }
        }
    }

    private int command(int at) {
        for (int i = at + 1; i < Math.min(text.length(), at + LONGEST_COMMAND); i++) {
            if (text.charAt(i) == '>') {
                return i;
            }
        }
        return -1;
    }

    private void act(String command) {
        boolean end = command.startsWith("/");
        int step = end ? -1 : 1;
        switch (end ? command.substring(1) : command) {
            case "nofill" -> noFill = Math.max(0, noFill + step);
            case "param", "comment" -> silent = Math.max(0, silent + step);
            case "excerpt" -> {
                newLine();
                quotes = Math.max(0, quotes + step);
            }
            case "nl" -> put('\n');
            case "lt" -> put('<');
            case "paragraph", "np" -> {
                newLine();
                put('\n');
            }
            case "center", "flushleft", "flushright", "indent", "heading", "footing" -> newLine();
            default -> { }
        }
    }

    /** One line break is a blank, n of them are n - 1; all of them are blanks in richtext. */
    private int breaks(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        int count = noFill > 0 ? end - start : rich ? 0 : end - start - 1;
        if (count == 0 && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            put(' ');
        }
        for (int i = 0; i < count; i++) {
            put('\n');
        }
        return end;
    }

    private void newLine() {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            put('\n');
        }
    }

    private void put(char c) {
        if (silent > 0) {
            return;
        }
        if (quotes > 0 && (out.isEmpty() || out.charAt(out.length() - 1) == '\n')) {
            out.append("> ".repeat(Math.min(quotes, 20)));
        }
        out.append(c);
    }
}
