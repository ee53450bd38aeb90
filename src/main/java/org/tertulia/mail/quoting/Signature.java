package org.tertulia.mail.quoting;

import java.util.List;
import java.util.regex.Pattern;

/** Where the signature begins: of a person, of a mail program, or the notices that a mail server puts below. */
final class Signature {

    private static final int MOST_STRICT = 40;
    private static final int MOST_LOOSE = 14;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_MOBILE = 120;
    private static final Wildcards MOBILE = new Wildcards("mobile");
    private static final Words DEVICE = Words.of("device");
    private static final Pattern LINK =
            Pattern.compile("<[^<>]{0,500}>|\\[[^\\[\\]]{0,500}]|\\(https?:[^()]{0,500}\\)|https?://\\S{1,500}|www\\.\\S{1,200}");

    private static final Pattern NAMED_LINK = Pattern.compile("\\[([^\\[\\]]{1,100})]\\([^()]{0,500}\\)");

    private Signature() {
    }

    /**
     * Index of the first line of a signature that goes to {@code end}, or -1.
     *
     * @param from where it may begin at the earliest: after the last quoted line
     * @param text whether something is written before, so that not everything goes
     */
    static int start(List<Line> lines, int from, int end, boolean text) {
        int hinted = hinted(lines, from, end);
        if (hinted >= 0) {
            return hinted;
        }
        int strict = strict(lines, from, end);
        if (strict >= 0) {
            return strict;
        }
        int notice = Notice.start(lines, from, end, text);
        if (notice >= 0) {
            return notice;
        }
        int mobile = mobile(lines, from, end);
        if (mobile >= 0) {
            return mobile;
        }
        int loose = loose(lines, from, end, text);
        return loose >= 0 ? loose : Contacts.start(lines, from, end, text);
    }

    /** What the HTML says to be one, where it stands at the end and is not everything. */
    private static int hinted(List<Line> lines, int from, int end) {
        int start = end;
        while (start > from && (lines.get(start - 1).hint == Line.Hint.SIGNATURE || start < end && lines.get(start - 1).blank())) {
            start--;
        }
        return start < end && (from > 0 || filled(lines, from, start) > 0) ? start : -1;
    }

    /** RFC 3676 section 4.3, also where the blank at its end was lost. */
    private static int strict(List<Line> lines, int from, int end) {
        for (int at = from; at < end; at++) {
            Line line = lines.get(at);
            if (line.clean.equals("--") && (exact(line.raw) || filled(lines, at + 1, end) <= MOST_LOOSE)
                    && filled(lines, at + 1, end) <= MOST_STRICT) {
                return at;
            }
        }
        return -1;
    }

    private static boolean exact(String raw) {
        return raw.equals("-- ") || raw.equals("--\u00a0");
    }

    /** "____", "----", a dash alone, "-- Ana": near the end, with short lines below. */
    private static int loose(List<Line> lines, int from, int end, boolean text) {
        int below = 0;
        int prose = 0;
        for (int at = end - 1; at >= from && below <= MOST_LOOSE; at--) {
            Line line = lines.get(at);
            if (line.blank()) {
                continue;
            }
            boolean before = text || filled(lines, from, at) > 0;
            if (before && delimiter(line)) {
                return divides(lines, from, at, end) ? at : -1;
            }
            if (before && named(lines, from, at, below) && (at == from || lines.get(at - 1).blank() || line.clean.startsWith("--"))) {
                return at;
            }
            prose += Contacts.prose(line) ? 1 : 0;
            if (line.clean.length() > 120 || line.clean.endsWith("?") || prose > 1) {
                return -1;
            }
            below++;
        }
        return -1;
    }

    /** A rule between paragraphs, or of a frame, is no delimiter: a signature follows it at once, and it comes twice at most. */
    private static boolean divides(List<Line> lines, int from, int at, int end) {
        String rule = lines.get(at).clean;
        if (rule.length() < 3) {
            return true;
        }
        boolean apart = at == from || lines.get(at - 1).blank();
        boolean follows = at + 1 == end || !lines.get(at + 1).blank();
        long alike = lines.subList(from, end).stream().filter(line -> line.clean.equals(rule)).count();
        return alike < 3 && follows && (apart || at + 1 == end);
    }

    private static boolean delimiter(Line line) {
        return line.rule(2) || line.rule(1) && "\u2014\u2013\u2015\u1427".contains(line.clean);
    }

    /** A dash and a name, as in "-Ana" in the last line or "-- Ana Silva" above contact lines. */
    private static boolean named(List<Line> lines, int from, int at, int below) {
        Line line = lines.get(at);
        String text = line.clean;
        boolean item = listed(lines, from, at);
        boolean two = text.startsWith("--") || text.startsWith("\u2014");
        boolean one = text.startsWith("-") || text.startsWith("\u2013") || text.startsWith("~");
        if (!two && !(one && below == 0 && !item)) {
            return false;
        }
        String name = line.core().strip();
        return !name.isEmpty() && name.length() <= 40 && Contacts.name(name) && name.split(" ").length <= (two ? 5 : 3);
    }

    /** Whether the line is one of a list: "Please send:" stands before it, or another with a dash. */
    private static boolean listed(List<Line> lines, int from, int at) {
        int above = at - 1;
        while (above >= from && lines.get(above).blank()) {
            above--;
        }
        return above >= from && (lines.get(above).colon() || lines.get(above).clean.startsWith("-"));
    }

    /** The last lines, where mail programs and telephones praise themselves. */
    private static int mobile(List<Line> lines, int from, int end) {
        Line last = lines.get(end - 1);
        if (last.clean.equals("|")) {
            int table = barred(lines, from, end - 1);
            return table < end - 2 ? table : -1;
        }
        if (mobile(last)) {
            boolean apart = end - 1 == from || lines.get(end - 2).blank() || mobile(lines.get(end - 2));
            // "Sent with DHL." is what somebody says
            if (!apart && goesOn(lines.get(end - 2))) {
                return -1;
            }
            boolean own = device(last) || apart && !last.sentence() && last.clean.split(" ", 8).length < 7;
            return own ? barred(lines, from, end - 1) : -1;
        }
        if (end - 2 >= from && !lines.get(end - 2).blank() && last.clean.length() < 40) {
            Line both = new Line(lines.get(end - 2).clean + " " + last.clean);
            if (mobile(both) && device(both) && (end - 2 == from || lines.get(end - 3).blank())) {
                return end - 2;
            }
        }
        return -1;
    }

    /** Whether the line breaks off in the middle of a sentence. */
    private static boolean goesOn(Line line) {
        return line.clean.length() > 50 && !line.sentence() && !line.rule(3);
    }

    /** NetEase puts a table with name and address above its line. */
    private static int barred(List<Line> lines, int from, int last) {
        int at = last;
        while (at > from && !lines.get(at - 1).blank()) {
            at--;
        }
        return lines.get(at).barred() ? at : last;
    }

    static boolean mobile(Line line) {
        if (line.clean.isEmpty() || line.clean.length() > 700 || line.clean.endsWith("?")) {
            return false;
        }
        String named = NAMED_LINK.matcher(line.clean).replaceAll("$1");
        String text = line.clean.length() < 12 ? line.clean : LINK.matcher(named).replaceAll("");
        text = Scripts.clean(Scripts.lower(new Line(text).core()), LONGEST_MOBILE + 1);
        text = text.startsWith("(") || text.startsWith("[") ? text.substring(1) : text;
        while (!text.isEmpty() && ".!\u3002:,)]".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1);
        }
        return text.length() <= LONGEST_MOBILE && MOBILE.match(text);
    }

    /** Names a device or a program, so that it is believed wherever it stands. */
    static boolean device(Line line) {
        String text = line.lower();
        return DEVICE.all().stream().anyMatch(text::contains);
    }

    private static int filled(List<Line> lines, int from, int end) {
        int filled = 0;
        for (int at = from; at < end && filled <= MOST_STRICT; at++) {
            filled += lines.get(at).blank() ? 0 : 1;
        }
        return filled;
    }
}
