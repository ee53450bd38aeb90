package org.tertulia.mail.quoting;

import java.util.BitSet;
import java.util.List;

/** One way through the lines of a letter: finds what is marked as quoted, what introduces it, and where an unmarked quote begins. */
final class QuoteScan {

    private static final int WRAPPED_FROM = 54;
    private static final int WIDTH = 72;

    private final List<Line> lines;
    private final BitSet quotes = new BitSet();
    private boolean initials;
    /** Where somebody's program broke the quote, by the longest of its lines that is no whole paragraph. */
    private final int width;
    private boolean forwarded;
    /** Lines found so far that go on without their mark. */
    private int breaks;
    /** The line before which nothing belongs to an attribution. */
    private int free;

    QuoteScan(List<Line> lines) {
        this.lines = lines;
        this.width = Math.min(WIDTH, lines.stream().filter(Line::quoted).mapToInt(line -> line.clean.length())
                .filter(length -> length < 100).max().orElse(0));
    }

    Marked run() {
        int at = 0;
        while (at < lines.size()) {
            Line line = lines.get(at);
            if (line.blank()) {
                at++;
            } else if (marks(at)) {
                forwarded |= quotes.isEmpty() && passedOn(line);
                quotes.set(at);
                at = wrapped(at);
                free = at;
            } else {
                int next = introduced(at);
                if (next < 0) {
                    return new Marked(lines, quotes, -next - 1, forwarded);
                }
                at = next;
            }
        }
        return new Marked(lines, quotes, lines.size(), forwarded);
    }

    /** Apple Mail quotes even the line that says that what follows is passed on. */
    private static boolean passedOn(Line line) {
        String text = line.clean;
        int from = 0;
        while (from < text.length() && (text.charAt(from) == '>' || text.charAt(from) == ' ')) {
            from++;
        }
        return Separator.at(List.of(new Line(text.substring(from))), 0) == Separator.FORWARDED;
    }

    /** The next line to look at, or the line of the cut as {@code -cut - 1}. */
    private int introduced(int at) {
        Line line = lines.get(at);
        Separator separator = Separator.at(lines, at);
        if (separator != null) {
            forwarded |= separator == Separator.FORWARDED && quotes.isEmpty();
            int end = afterHeaders(at + 1, true);
            return separator != Separator.MARK && quotedAt(end) ? introduce(at, end) : -at - 1;
        }
        if (HeaderBlock.mayBegin(line)) {
            int last = HeaderBlock.endingFrom(lines, at, rules(at));
            if (last >= 0) {
                return quotedAt(last + 1) && !forwarded ? introduce(at, last + 1) : -at - 1;
            }
        }
        Attribution found = attribution(at);
        if (found != null && quotedAt(at + 1)) {
            return introduce(found.first(), at + 1);
        }
        if (found != null && found.sure() && (filled(at + 1) || ownBefore(found.first()))) {
            return -found.first() - 1;
        }
        return at + 1;
    }

    /** By the HTML's word, or by what stands there. */
    private Attribution attribution(int at) {
        if (lines.get(at).hint != Line.Hint.INTRODUCTION) {
            return Attribution.endingAt(lines, at, free);
        }
        boolean more = at + 1 < lines.size() && lines.get(at + 1).hint == Line.Hint.INTRODUCTION;
        int first = at;
        while (first > free && lines.get(first - 1).hint == Line.Hint.INTRODUCTION) {
            first--;
        }
        return more ? null : new Attribution(first, at, true);
    }

    private boolean ownBefore(int index) {
        for (int at = 0; at < index; at++) {
            if (!lines.get(at).blank()) {
                return true;
            }
        }
        return false;
    }

    private boolean filled(int from) {
        for (int at = from; at < lines.size(); at++) {
            if (!lines.get(at).blank()) {
                return true;
            }
        }
        return false;
    }

    /** Sets the lines of an introduction as quoted; the quote follows. */
    private int introduce(int first, int end) {
        quotes.set(first, end);
        int at = end;
        while (at < lines.size() && lines.get(at).blank()) {
            quotes.set(at++);
        }
        initials |= at < lines.size() && lines.get(at).initialled();
        while (at < lines.size() && (lines.get(at).barred() || lines.get(at).initialled())) {
            quotes.set(at++);
        }
        free = at;
        return at;
    }

    private int afterHeaders(int from, boolean announced) {
        int at = from;
        while (at < lines.size() && lines.get(at).blank()) {
            at++;
        }
        if (at < lines.size() && HeaderBlock.mayBegin(lines.get(at))) {
            int last = HeaderBlock.endingFrom(lines, at, announced);
            return last < 0 ? at : last + 1;
        }
        if (at < lines.size()) {
            for (int end = at; end < Math.min(at + 3, lines.size()); end++) {
                Attribution found = Attribution.endingAt(lines, end, at);
                if (found != null) {
                    return end + 1;
                }
            }
        }
        return at;
    }

    /** Whether the next line that is not blank is marked as quoted. */
    private boolean quotedAt(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).blank()) {
            at++;
        }
        return at < lines.size() && (marks(at) || lines.get(at).barred() && !HeaderBlock.mayBegin(lines.get(at))
                || lines.get(at).initialled());
    }

    private boolean rules(int at) {
        int above = at - 1;
        while (above >= 0 && lines.get(above).blank()) {
            above--;
        }
        return above >= 0 && lines.get(above).rule(5);
    }

    private boolean marks(int at) {
        Line line = lines.get(at);
        if (initials && line.initialled()) {
            return true;
        }
        // mbox programs write ">From" where a line of the sender begins with "From"
        boolean escaped = line.raw.startsWith(">From ") && !near(at - 1) && !near(at + 1);
        return line.quoted() && !escaped;
    }

    private boolean near(int at) {
        return at >= 0 && at < lines.size() && lines.get(at).quoted();
    }

    /** Where a quoted line goes on without its mark because somebody broke it; gives the next line. */
    private int wrapped(int at) {
        int next = at + 1;
        if (next >= lines.size()) {
            return next;
        }
        Line here = lines.get(at);
        Line below = lines.get(next);
        if (below.blank() || below.quoted() || here.clean.length() < 8) {
            return next;
        }
        boolean inside = next + 1 < lines.size() && lines.get(next + 1).quoted();
        boolean ends = next + 1 >= lines.size() || lines.get(next + 1).blank();
        int attributed = attributed(at);
        if (attributed > next) {
            quotes.set(next, attributed);
            return attributed;
        }
        if (brokenOff(here, below, inside, ends)) {
            breaks++;
            quotes.set(next);
            return next + 1;
        }
        return next;
    }

    /** Whether the line below is the end of this one: its first word had no room here, and no sentence ends between them. */
    private boolean brokenOff(Line here, Line below, boolean inside, boolean ends) {
        String[] words = below.clean.split(" ", 7);
        boolean full = here.clean.length() >= WRAPPED_FROM && here.clean.length() + 1 + words[0].length() >= width
                && below.clean.length() < here.clean.length();
        boolean open = ".?!:;\u3002".indexOf(here.clean.charAt(here.clean.length() - 1)) < 0;
        boolean small = Character.isLowerCase(below.clean.charAt(0));
        if (!open) {
            // seen before in this letter, a word alone without an end is no answer
            return full && inside && breaks > 0 && words.length < 3 && !below.sentence() && !below.clean.endsWith(".");
        }
        return full && (inside && (small || words.length <= 5 || breaks > 0) || ends && small);
    }

    /** Where an attribution ends that begins marked and goes on unmarked; at most four lines below. */
    private int attributed(int at) {
        StringBuilder joined = new StringBuilder(lines.get(at).core());
        for (int next = at + 1; next < Math.min(at + 5, lines.size() - 1) && !lines.get(next).blank(); next++) {
            Line line = lines.get(next);
            if (line.quoted() || line.clean.length() > WIDTH + 8) {
                return at;
            }
            Line whole = new Line(joined.append(' ').append(line.clean).toString());
            if ((line.colon() || line.clean.endsWith(">")) && lines.get(next + 1).quoted()) {
                return whole.date() && whole.address() || (whole.date() || whole.address()) && (whole.writing() || whole.time()) ? next + 1 : at;
            }
        }
        return at;
    }
}
