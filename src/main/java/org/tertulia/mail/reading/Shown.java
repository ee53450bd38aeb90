package org.tertulia.mail.reading;

import java.util.List;
import org.tertulia.mail.Html;

/** What there is to read in a part. @param text plain, or null @param html or null */
record Shown(String text, String html) {

    static final Shown NOTHING = new Shown(null, null);

    boolean hasText() {
        return text != null && !text.isBlank();
    }

    /** The plain text, made of the HTML where there is none. Empty where there is nothing at all. */
    String wholeText() {
        if (hasText() || html == null) {
            return text == null ? "" : text;
        }
        return HtmlText.of(html);
    }

    /** One of several forms of the same: the first plain text, the last HTML (RFC 2046, 5.1.4: the best comes last). */
    static Shown either(List<Shown> forms) {
        String text = null;
        String html = null;
        for (Shown form : forms) {
            text = text == null || text.isBlank() ? form.text != null ? form.text : text : text;
            html = form.html != null && !form.html.isBlank() || html == null ? form.html : html;
        }
        return new Shown(text, html);
    }

    /** One below the other. HTML only where one of them has any. */
    static Shown all(List<Shown> pieces) {
        List<Shown> some = pieces.stream().filter(piece -> piece.html != null || piece.hasText()).toList();
        if (some.size() < 2) {
            return some.isEmpty() ? pieces.stream().findFirst().orElse(NOTHING) : some.get(0);
        }
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        boolean anyHtml = some.stream().anyMatch(piece -> piece.html != null);
        for (Shown piece : some) {
            below(text, piece.wholeText());
            if (anyHtml) {
                html.append(piece.html == null ? asHtml(piece.text) : piece.html).append('\n');
            }
        }
        return new Shown(text.toString(), anyHtml ? html.toString() : null);
    }

    private static void below(StringBuilder above, String text) {
        if (!above.isEmpty() && !text.isBlank()) {
            int end = above.length();
            while (end > 0 && above.charAt(end - 1) == '\n') {
                end--;
            }
            above.setLength(end);
            above.append("\n\n");
        }
        int from = 0;
        while (!above.isEmpty() && from < text.length() && text.charAt(from) == '\n') {
            from++;
        }
        above.append(text, from, text.length());
    }

    private static String asHtml(String text) {
        return "<div style=\"white-space: pre-wrap\">" + Html.escape(text) + "</div>";
    }
}
