package org.tertulia.mail.bounce;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.ReadHeaders;

/** Headers of a letter that stand as text in another one, perhaps indented or quoted. */
final class HeaderLines {

    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,60}+)[ \\t]?:(.*)");
    private static final Pattern MARGIN = Pattern.compile("[ \\t>|]*+");
    private static final Set<String> KNOWN = Set.of("received", "return-path", "from", "to", "cc", "subject", "date", "message-id", "mime-version",
            "content-type", "content-transfer-encoding", "reply-to", "sender", "delivered-to", "dkim-signature", "references", "in-reply-to",
            "x-mailer", "user-agent", "importance", "organization", "errors-to", "precedence", "list-id", "list-unsubscribe", "sent",
            "domainkey-signature", "authentication-results", "received-spf", "arc-seal", "x-originating-ip", "x-received", "thread-topic",
            "thread-index", "x-priority", "disposition-notification-to", "lines", "envelope-to", "x-envelope-from");
    /** No notice's own account of the letter bears these. */
    private static final Set<String> TRACES = Set.of("received", "return-path", "mime-version", "dkim-signature", "delivered-to", "x-received",
            "domainkey-signature", "authentication-results", "received-spf", "arc-seal", "content-type", "message-id", "x-mailer");
    private static final int NEAR = 20;
    private static final int MOST_LINES = 600;
    private static final int MOST_VALUE = 8_000;

    private HeaderLines() {
    }

    /** Whether a copy of a letter begins at that line: it bears a header, and so do some of the next. */
    static boolean beginAt(List<String> lines, int at) {
        String first = name(lines.get(at));
        if (first == null || !TRACES.contains(first)) {
            return false;
        }
        int known = 0;
        for (int i = at; i < lines.size() && i < at + 25 && known < 3 && !lines.get(i).isBlank(); i++) {
            String name = name(lines.get(i));
            known += name != null && (KNOWN.contains(name) || name.startsWith("x-")) ? 1 : 0;
        }
        return known >= 3;
    }

    /** Whether one of the lines from there on is a header that letters bear. */
    static boolean follow(List<String> lines, int from) {
        return lines.subList(from, Math.min(lines.size(), from + NEAR)).stream().anyMatch(line -> known(unquoted(line)));
    }

    /** The headers at the beginning of these lines, after at most some lines that are none; {@link ReadHeaders#NONE} where there are none. */
    static ReadHeaders of(List<String> lines) {
        int at = 0;
        while (at < lines.size() && at < NEAR && !known(unquoted(lines.get(at)))) {
            at++;
        }
        if (at >= lines.size() || at == NEAR) {
            return ReadHeaders.NONE;
        }
        int margin = marginOf(lines.get(at));
        List<ReadHeaders.Line> headers = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        String name = null;
        for (int i = at; i < lines.size() && i < at + MOST_LINES; i++) {
            String line = lines.get(i).substring(Math.min(margin, marginOf(lines.get(i))));
            Matcher header = HEADER.matcher(line);
            if (line.isBlank()) {
                break;
            } else if (Character.isWhitespace(line.charAt(0)) && name != null) {
                value.append(value.length() < MOST_VALUE ? ' ' + line.strip() : "");
            } else if (header.matches()) {
                add(headers, name, value);
                name = header.group(1);
                value.append(header.group(2).strip());
            } else if (!line.startsWith("From ")) {
                break;
            }
        }
        add(headers, name, value);
        return new ReadHeaders(headers);
    }

    private static void add(List<ReadHeaders.Line> headers, String name, StringBuilder value) {
        if (name != null) {
            headers.add(new ReadHeaders.Line(name, decoded(value.toString())));
        }
        value.setLength(0);
    }

    private static String decoded(String value) {
        try {
            return value.contains("=?") ? MimeUtility.decodeText(value) : value;
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return value;
        }
    }

    static boolean header(String line) {
        return name(unquoted(line)) != null;
    }

    private static boolean known(String line) {
        String name = name(line);
        return name != null && (KNOWN.contains(name) || name.startsWith("x-"));
    }

    private static String name(String line) {
        Matcher header = HEADER.matcher(line);
        return header.matches() ? header.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static String unquoted(String line) {
        return line.substring(marginOf(line));
    }

    private static int marginOf(String line) {
        Matcher margin = MARGIN.matcher(line);
        return margin.lookingAt() ? margin.end() : 0;
    }
}
