package org.tertulia.forwarding;

import java.util.List;
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

    private LetterHtml() {
    }

    static String of(LetterText letter) {
        StringBuilder out = new StringBuilder(PAGE.formatted(letter.language(), escape(letter.subject(true))));
        out.append("<p class=\"soft\" style=\"margin:0 0 20px;color:#566070\">").append(escape(letter.introduction())).append("</p>\n");
        out.append(letter.earlier().isEmpty() ? cutNote(letter) : "").append(entries(letter, letter.news(), 16));
        out.append("<p class=\"text\" style=\"margin:24px 0 0;color:#1c2430\">").append(answering(letter)).append("</p>\n");
        if (!letter.earlier().isEmpty()) {
            out.append("<div class=\"line\" style=\"margin:24px 0 0;padding:16px 0 0;border-top:1px solid #dde1e7\">\n")
                    .append("<p class=\"soft\" style=\"margin:0 0 12px;font-size:14px;font-weight:600;color:#566070\">")
                    .append(escape(letter.earlierTitle())).append("</p>\n").append(cutNote(letter)).append(entries(letter, letter.earlier(), 14)).append("</div>\n");
        }
        out.append("<p class=\"soft line\" style=\"margin:24px 0 0;padding:12px 0 0;border-top:1px solid #dde1e7;font-size:13px;color:#566070\">")
                .append(escape(letter.because())).append("</p>\n");
        return out.append(END).toString();
    }

    private static String cutNote(LetterText letter) {
        return letter.cut() ? "<p class=\"soft\" style=\"margin:0 0 12px;font-size:14px;color:#566070\">" + escape(letter.cutNote()) + "</p>\n" : "";
    }

    private static String entries(LetterText letter, List<LetterText.Said> messages, int size) {
        return messages.stream().map(m -> entry(letter, m, size)).collect(Collectors.joining());
    }

    /** @param size of the text in pixels: what was said before is smaller */
    private static String entry(LetterText letter, LetterText.Said message, int size) {
        boolean own = message.byVisitor();
        String bar = own ? "border-inline-start:3px solid #c5ccd6" : "border-inline-start:3px solid #1f6feb";
        return "<div class=\"" + (own ? "own" : "theirs") + "\" style=\"margin:0 0 16px;padding:0 0 0 12px;" + bar + "\">\n"
                + "<p style=\"margin:0;font-size:" + (size - 2) + "px\"><strong class=\"name\" style=\"color:#1c2430\">" + escape(letter.nameOf(message))
                + "</strong> <span class=\"soft\" style=\"color:#566070\">" + escape(letter.timeOf(message)) + "</span></p>\n"
                + "<p class=\"text\" dir=\"auto\" style=\"margin:2px 0 0;font-size:" + size + "px;color:#1c2430;overflow-wrap:anywhere;word-break:break-word\">"
                + escape(message.text()).replace("\n", "<br>\n") + "</p>\n</div>\n";
    }

    private static String answering(LetterText letter) {
        if (letter.page() == null) {
            return escape(letter.answering(""));
        }
        String link = "<a class=\"link\" href=\"" + escape(letter.page().url()) + "\" style=\"color:#0b57d0\">" + escape(letter.page().label()) + "</a>";
        return escape(letter.answering("\u0000")).replace("\u0000", link);
    }

    private static String escape(String text) {
        return Html.escape(text);
    }
}
