package org.tertulia.mail.quoting;

/** Divides a plain text where its HTML is known to be divided: the elements of HTML tell what no words tell. */
final class Agreement {

    private Agreement() {
    }

    /**
     * What the text's own reading says, unless that found no quote and the HTML's did, and the text begins with what is shown
     * of the HTML.
     */
    static Visible of(String text, Visible own, Visible html) {
        if (!own.quoted().isEmpty() || html.quoted().isEmpty() || html.shown().isBlank()) {
            return own;
        }
        int end = after(text, html.shown());
        if (end < 0) {
            return own;
        }
        String shown = QuotedText.split(text.substring(0, end)).shown();
        return new Visible(shown, text.substring(end).strip(), html.signature());
    }

    /** Where the beginning ends in the text, at the end of a line; -1 where the text begins otherwise. Blanks do not count. */
    private static int after(String text, String beginning) {
        int at = 0;
        for (int read = 0; read < beginning.length(); read++) {
            if (blank(beginning.charAt(read))) {
                continue;
            }
            while (at < text.length() && blank(text.charAt(at))) {
                at++;
            }
            if (at >= text.length() || text.charAt(at) != beginning.charAt(read)) {
                return -1;
            }
            at++;
        }
        int end = at;
        while (end < text.length() && blank(text.charAt(end)) && text.charAt(end) != '\n') {
            end++;
        }
        return end >= text.length() || text.charAt(end) == '\n' ? end : -1;
    }

    private static boolean blank(char letter) {
        return Character.isWhitespace(letter) || letter == '\u00a0';
    }
}
