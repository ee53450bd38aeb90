package org.tertulia.forwarding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tertulia.mail.Html;

/**
 * The letter as a phone's mail program shows it well: one column, styles in the elements, nothing loaded from anywhere.
 * Programs that can show it dark take the colours of the style sheet; the others ignore it.
 */
final class LetterHtml {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            @media (prefers-color-scheme: dark) {
              .page { background: #14171c !important; }
              .card { background: #1e232b !important; border-color: #333a45 !important; }
              .text, .name { color: #edf0f4 !important; }
              .soft { color: #a9b2bf !important; }
              .line { border-color: #333a45 !important; }
              .theirs { border-color: #6ea8fe !important; }
              .before { border-color: #3d577f !important; }
              .own { border-color: #4a5361 !important; }
              .link { color: #8ab8ff !important; }
            }
            </style>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f2f4f7;-webkit-text-size-adjust:100%%">
            <table role="presentation" class="page" width="100%%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f4f7"><tr><td align="center" style="padding:16px 8px">
            <table role="presentation" class="card" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #dde1e7;border-radius:12px"><tr><td style="padding:20px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;text-align:start">
            """;
    private static final String END = """
            </td></tr></table>
            </td></tr></table>
            </body>
            </html>
            """;

    /** Up to what cannot end an address: a full stop behind it belongs to the sentence. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}]");
    /** Stands for the link while the sentence around it is escaped. */
    private static final String PLACE = "\u0000";

    /** What is new catches the eye; what was said before steps back. */
    private enum Look {
        NEWS(16, "#1f6feb", "theirs", "#1c2430", "text"),
        EARLIER(14, "#b9cff3", "before", "#566070", "soft");

        private final int size;
        private final String bar;
        private final String barClass;
        private final String text;
        private final String textClass;

        Look(int size, String bar, String barClass, String text, String textClass) {
            this.size = size;
            this.bar = bar;
            this.barClass = barClass;
            this.text = text;
            this.textClass = textClass;
        }
    }

    private LetterHtml() {
    }

    static String of(LetterText letter) {
        StringBuilder out = new StringBuilder(PAGE.formatted(letter.language(), escape(letter.subject(true))));
        out.append("<p class=\"soft\" style=\"margin:0 0 20px;color:#566070\">").append(escape(letter.introduction())).append("</p>\n");
        out.append(letter.note().isEmpty() ? "" : "<p class=\"text\" dir=\"auto\" style=\"margin:0 0 20px;color:#1c2430;overflow-wrap:anywhere\">" + lines(letter.note()) + "</p>\n");
        out.append(letter.earlier().isEmpty() ? cutNote(letter) : "").append(entries(letter, letter.news(), Look.NEWS));
        out.append(letter.link() == null ? "" : button(letter));
        String answering = answering(letter);
        out.append(answering.isEmpty() ? "" : "<p class=\"text\" style=\"margin:24px 0 0;color:#1c2430\">" + answering + "</p>\n");
        if (!letter.earlier().isEmpty()) {
            out.append("<div class=\"line\" style=\"margin:24px 0 0;padding:16px 0 0;border-top:1px solid #dde1e7\">\n")
                    .append("<p class=\"soft\" style=\"margin:0 0 12px;font-size:14px;font-weight:600;color:#566070\">")
                    .append(escape(letter.earlierTitle())).append("</p>\n").append(cutNote(letter)).append(entries(letter, letter.earlier(), Look.EARLIER)).append("</div>\n");
        }
        out.append("<p class=\"soft line\" style=\"margin:24px 0 0;padding:12px 0 0;border-top:1px solid #dde1e7;font-size:13px;color:#566070\">")
                .append(escape(letter.because())).append(stopping(letter)).append("</p>\n");
        return out.append(END).toString();
    }

    private static String cutNote(LetterText letter) {
        return letter.cut() ? "<p class=\"soft\" style=\"margin:0 0 12px;font-size:14px;color:#566070\">" + escape(letter.cutNote()) + "</p>\n" : "";
    }

    private static String entries(LetterText letter, List<LetterText.Said> messages, Look look) {
        return messages.stream().map(m -> entry(letter, m, look)).collect(Collectors.joining());
    }

    private static String entry(LetterText letter, LetterText.Said message, Look look) {
        String bar = message.byVisitor() ? "#c5ccd6" : look.bar;
        return "<div class=\"" + (message.byVisitor() ? "own" : look.barClass) + "\" style=\"margin:0 0 16px;padding:0 0 0 12px;border-inline-start:3px solid "
                + bar + "\">\n"
                + "<p style=\"margin:0;font-size:" + (look.size - 2) + "px\"><strong class=\"name\" style=\"color:#1c2430\">" + escape(letter.nameOf(message))
                + "</strong> <span class=\"soft\" style=\"color:#566070\">" + escape(letter.timeOf(message)) + "</span></p>\n"
                + "<p class=\"" + look.textClass + "\" dir=\"auto\" style=\"margin:2px 0 0;font-size:" + look.size + "px;color:" + look.text
                + ";overflow-wrap:anywhere;word-break:break-word\">" + body(message) + "</p>\n</div>\n";
    }

    /** What the team sends can be opened; an address that a visitor typed stays text, whoever the visitor was. */
    private static String body(LetterText.Said message) {
        if (message.byVisitor()) {
            return lines(message.text());
        }
        StringBuilder out = new StringBuilder();
        Matcher link = LINK.matcher(message.text());
        int end = 0;
        while (link.find()) {
            out.append(lines(message.text().substring(end, link.start()))).append(link(link.group(), link.group()));
            end = link.end();
        }
        return out.append(lines(message.text().substring(end))).toString();
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>\n");
    }

    private static String link(String url, String label) {
        return "<a class=\"link\" href=\"" + escape(url) + "\" style=\"color:#0b57d0\">" + escape(label) + "</a>";
    }

    private static String button(LetterText letter) {
        return "<p style=\"margin:24px 0 0\"><a href=\"" + escape(letter.link()) + "\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;"
                + "background:#1a56db;color:#ffffff;font-weight:600;text-decoration:none\">" + escape(letter.going()) + "</a></p>\n"
                + "<p class=\"soft\" style=\"margin:6px 0 0;font-size:13px;color:#566070\">" + escape(letter.goingOnce()) + "</p>\n";
    }

    private static String answering(LetterText letter) {
        if (letter.page() == null) {
            return escape(letter.answering(""));
        }
        return escape(letter.answering(PLACE)).replace(PLACE, link(letter.page().url(), letter.page().label()));
    }

    private static String stopping(LetterText letter) {
        return letter.stop() == null ? "" : "<br>\n" + link(letter.stop(), letter.stopping());
    }

    private static String escape(String text) {
        return Html.escape(text);
    }
}
