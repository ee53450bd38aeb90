package org.tertulia.forwarding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tertulia.mail.Html;
import org.tertulia.platform.Texts;

/**
 * A reply in a conversation by mail, as a person's mail program would write it: what they say, their signature, and what they answer, quoted.
 *
 * @param replies   at least one, oldest first
 * @param signature below it; null for none
 * @param quoted    what is answered; null for nothing
 */
record ReplyText(String language, List<String> replies, String signature, Quoted quoted) {

    private static final int MOST_LINES = 300;
    private static final int LONGEST_LINE = 2_000;

    /** What is answered. @param name who said it */
    record Quoted(String name, Instant at, String text) {

        List<String> lines() {
            return text.lines().limit(MOST_LINES + 1L).map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line).toList();
        }
    }

    String plain() {
        StringBuilder out = new StringBuilder(String.join("\n\n", replies)).append('\n');
        if (signature != null) {
            out.append("\n-- \n").append(signature).append('\n');
        }
        if (quoted != null) {
            out.append('\n').append(attribution()).append('\n');
            quoteLines().forEach(line -> out.append(line.startsWith(">") || line.isEmpty() ? ">" : "> ").append(line).append('\n'));
        }
        return out.toString();
    }

    String html() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>\n"
                + "<body style=\"font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5\">\n");
        replies.forEach(reply -> out.append("<p dir=\"auto\">").append(lines(reply)).append("</p>\n"));
        if (signature != null) {
            out.append("<div class=\"signature\" dir=\"auto\">-- <br>\n").append(lines(signature)).append("</div>\n");
        }
        if (quoted != null) {
            out.append("<div class=\"quote\"><p>").append(Html.escape(attribution())).append("</p>\n")
                    .append("<blockquote type=\"cite\" dir=\"auto\" style=\"margin:0 0 0 8px;padding-left:10px;border-left:2px solid #b9c0ca\">")
                    .append(quoteLines().stream().map(Html::escape).collect(Collectors.joining("<br>\n"))).append("</blockquote></div>\n");
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private List<String> quoteLines() {
        List<String> lines = quoted.lines();
        return lines.size() <= MOST_LINES ? lines : Stream.concat(lines.stream().limit(MOST_LINES), Stream.of("[…]")).toList();
    }

    private String attribution() {
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC).format(quoted.at()) + " UTC";
        return Texts.get(language, "letter.wrote", at, quoted.name());
    }

    private static String lines(String text) {
        return Html.escape(text).replace("\n", "<br>\n");
    }
}
