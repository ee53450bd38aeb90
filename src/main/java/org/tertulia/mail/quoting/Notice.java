package org.tertulia.mail.quoting;

import java.util.List;

/** Paragraphs that mailing lists, virus scanners and lawyers put below a letter. */
final class Notice {

    private static final Wildcards FOOTER = new Wildcards("footer");
    private static final Words CONFIDENTIAL = Words.of("confidential");
    private static final Words RECIPIENT = Words.of("recipient");
    private static final Words NOTICE = Words.of("notice");

    private Notice() {
    }

    /** Index of the first line of the first of them, or -1; with the rule above it. */
    static int start(List<Line> lines, int from, int end, boolean text) {
        boolean before = text;
        StringBuilder paragraph = new StringBuilder();
        int start = from;
        for (int at = from; at <= end; at++) {
            boolean gap = at == end || lines.get(at).blank();
            if (gap) {
                if (before && legal(paragraph)) {
                    return above(lines, from, start);
                }
                before |= paragraph.length() > 0;
                paragraph.setLength(0);
                start = at + 1;
            } else {
                Line line = lines.get(at);
                if ((before || at > start) && !line.clean.endsWith("?") && FOOTER.match(line.lower())) {
                    return above(lines, from, at == start || listed(lines, start, at) ? start : at);
                }
                if (paragraph.length() < 2000) {
                    paragraph.append(line.lower()).append(' ');
                }
            }
        }
        return -1;
    }

    /** Whether the paragraph begins with a rule, as the footers of mailing lists do. */
    private static boolean listed(List<Line> lines, int start, int at) {
        return lines.get(start).rule(3) && at > start;
    }

    /** With the rule that stands above it. */
    private static int above(List<Line> lines, int from, int start) {
        int at = start - 1;
        while (at >= from && lines.get(at).blank()) {
            at--;
        }
        return at >= from && lines.get(at).rule(2) ? at : start;
    }

    private static boolean legal(StringBuilder paragraph) {
        if (paragraph.length() < 80) {
            return false;
        }
        String text = paragraph.toString();
        return CONFIDENTIAL.within(text) && RECIPIENT.within(text) && NOTICE.within(text);
    }
}
