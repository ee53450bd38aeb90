package org.tertulia.mail.quoting;

import java.util.List;

/** A line by which a mail program, or Tertulia, says that another letter begins below. */
enum Separator {
    /** "-----Original Message-----". */
    ORIGINAL,
    /** "Begin forwarded message:". */
    FORWARDED,
    /** "##- Write above this line -##". */
    MARK;

    private static final int LONGEST = 160;
    private static final Wildcards ORIGINAL_WORDS = new Wildcards("original");
    private static final Wildcards FORWARDED_WORDS = new Wildcards("forwarded");
    private static final Wildcards ABOVE = new Wildcards("above");

    /** What the line with that index is, or null. */
    static Separator at(List<Line> lines, int index) {
        Line line = lines.get(index);
        String text = line.clean;
        if (line.hint == Line.Hint.CUT) {
            return ORIGINAL;
        }
        if (text.length() < 2 || text.length() > LONGEST || line.core().isEmpty()) {
            return null;
        }
        boolean decorated = decorated(text);
        boolean colon = line.colon();
        if (text.startsWith(Reply.MARK)) {
            return MARK;
        }
        String words = line.lower();
        while (!words.isEmpty() && ":\uff1a ".indexOf(words.charAt(words.length() - 1)) >= 0) {
            words = words.substring(0, words.length() - 1);
        }
        int dashes = words.indexOf("--");
        if (dashes > 0 && decorated) {
            // what should follow on its own line follows on this
            words = words.substring(0, dashes).strip();
        }
        if (decorated && ABOVE.match(words)) {
            return MARK;
        }
        if (decorated || colon || headersFollow(lines, index)) {
            if (FORWARDED_WORDS.match(words) && (decorated || words.length() > 8)) {
                return FORWARDED;
            }
            if (ORIGINAL_WORDS.match(words) && (decorated || headersFollow(lines, index))) {
                return ORIGINAL;
            }
        }
        return null;
    }

    /** Two dashes or the like at its beginning or end. */
    private static boolean decorated(String text) {
        return dash(text.charAt(0)) && dash(text.charAt(1))
                || dash(text.charAt(text.length() - 1)) && dash(text.charAt(text.length() - 2));
    }

    private static boolean dash(char letter) {
        return "-_=*~#+\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501".indexOf(letter) >= 0;
    }

    private static boolean headersFollow(List<Line> lines, int index) {
        for (int at = index + 1; at < lines.size() && at <= index + 3; at++) {
            if (!lines.get(at).blank()) {
                return HeaderBlock.mayBegin(lines.get(at)) && HeaderBlock.endingFrom(lines, at, true) >= 0;
            }
        }
        return false;
    }
}
