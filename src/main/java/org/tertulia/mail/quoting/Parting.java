package org.tertulia.mail.quoting;

import java.util.Arrays;
import java.util.List;

/** Decides of each line of a letter whether it is its writer's own, quoted, or of a signature. */
final class Parting {

    /** What somebody says to a letter passed on at most, for that letter to be the point. */
    private static final int LITTLE = 400;

    /** Lines of all that may stand below a letter: a person's signature, a telephone's, a company's notice. */
    private static final int LONGEST_SIGNATURE = 250;
    private static final int MOST_SIGNATURES = 10;

    /** Where a line belongs. */
    enum Part { OWN, QUOTED, SIGNATURE }

    private final Marked marked;
    private final List<Line> lines;
    private final Part[] parts;

    private Parting(Marked marked) {
        this.marked = marked;
        this.lines = marked.lines();
        this.parts = new Part[lines.size()];
        Arrays.fill(parts, Part.OWN);
    }

    /** @param forwarded whether the subject says that the letter passes another on */
    static Part[] of(List<Line> lines, boolean forwarded) {
        return new Parting(Marked.of(lines)).run(forwarded);
    }

    private Part[] run(boolean forwarded) {
        int cut = marked.cut();
        Arrays.fill(parts, cut, parts.length, Part.QUOTED);
        int end = peel(cut);
        int start = leading(end);
        dropMobile(start, end);
        boolean passesOn = marked.forwarded() || forwarded && (cut < parts.length || !marked.quotes().isEmpty());
        if (length(start, end) == 0 && (passesOn || !marked.markedEverywhere()) || passesOn && length(start, end) <= LITTLE) {
            for (int at = 0; at < parts.length; at++) {
                parts[at] = parts[at] == Part.QUOTED ? Part.OWN : parts[at];
            }
        }
        return parts;
    }

    /** Takes quotes and signatures off the end until something own is there; gives where that ends. */
    private int peel(int cut) {
        int end = cut;
        int signatures = 0;
        while (end > 0) {
            Line last = lines.get(end - 1);
            if (last.blank()) {
                parts[end - 1] = end < parts.length ? parts[end] : Part.OWN;
                end--;
            } else if (marked.quote(end - 1)) {
                parts[--end] = Part.QUOTED;
            } else if (last.rule(5) && end < parts.length && parts[end] == Part.QUOTED) {
                parts[--end] = Part.QUOTED;
            } else {
                int from = Math.max(marked.afterLastQuote(end), end - LONGEST_SIGNATURE);
                int start = signatures++ < MOST_SIGNATURES ? Signature.start(lines, from, end, marked.ownBefore(from)) : -1;
                if (start < 0) {
                    break;
                }
                Arrays.fill(parts, start, end, Part.SIGNATURE);
                end = start;
            }
        }
        return end;
    }

    /** A quote at the beginning, and no other, has its answer below it; gives where that begins. */
    private int leading(int end) {
        int start = 0;
        while (start < end && (lines.get(start).blank() || marked.quote(start))) {
            start++;
        }
        for (int at = start; at < end; at++) {
            if (marked.quote(at)) {
                return 0;
            }
        }
        Arrays.fill(parts, 0, start, Part.QUOTED);
        return start;
    }

    /** "Sent from my iPhone" between a text and its postscript. */
    private void dropMobile(int start, int end) {
        for (int at = start; at < end; at++) {
            Line line = lines.get(at);
            if (!line.blank() && !marked.quote(at) && line.clean.length() < 90
                    && (at == start || lines.get(at - 1).blank()) && (at + 1 == end || lines.get(at + 1).blank())
                    && Signature.mobile(line) && Signature.device(line)) {
                parts[at] = Part.SIGNATURE;
                for (int below = at + 1; below < end && lines.get(below).blank(); below++) {
                    parts[below] = Part.SIGNATURE;
                }
            }
        }
    }

    private int length(int start, int end) {
        int length = 0;
        for (int at = start; at < end; at++) {
            length += parts[at] == Part.OWN ? lines.get(at).clean.length() : 0;
        }
        return length;
    }
}
