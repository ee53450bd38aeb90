package org.tertulia.mail.quoting;

import java.util.BitSet;
import java.util.List;

/**
 * Which lines of a letter are quoted, and from where on everything is.
 *
 * @param quotes    lines marked as quoted, with what introduces them
 * @param cut       index of the first line of an unmarked quote, which goes to the end; the number of lines for none
 * @param forwarded whether the quote is said to be a letter passed on
 */
record Marked(List<Line> lines, BitSet quotes, int cut, boolean forwarded) {

    static Marked of(List<Line> lines) {
        return new QuoteScan(lines).run();
    }

    boolean quote(int index) {
        return quotes.get(index);
    }

    /** Everything quoted is marked line by line, so that what is not marked is known to be own. */
    boolean markedEverywhere() {
        return cut == lines.size();
    }

    int afterLastQuote(int end) {
        return quotes.previousSetBit(end - 1) + 1;
    }

    boolean ownBefore(int index) {
        for (int at = 0; at < index; at++) {
            if (!quotes.get(at) && !lines.get(at).blank()) {
                return true;
            }
        }
        return false;
    }
}
