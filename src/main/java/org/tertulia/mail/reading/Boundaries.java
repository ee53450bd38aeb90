package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The multiparts that are open at a place, and what their boundaries are; found at once however many are open. */
final class Boundaries {

    /** @param index which of the open multiparts @param close whether it is the last boundary of it */
    record Hit(int index, boolean close) {
    }

    private record Open(String boundary, Part part, Integer shadowed) {
    }

    private final List<Open> open = new ArrayList<>();
    private final Map<String, Integer> innermost = new HashMap<>();
    private int longest;

    void push(String boundary, Part part) {
        open.add(new Open(boundary, part, innermost.put(boundary, open.size())));
        longest = Math.max(longest, boundary.length());
    }

    int depth() {
        return open.size();
    }

    Part part(int index) {
        return open.get(index).part();
    }

    /** Leaves one whose last boundary was seen, if another around it has the same: what comes now, is that one's. */
    void closed(int index) {
        if (open.get(index).shadowed() != null) {
            closeAbove(index - 1);
        }
    }

    /** Leaves those open up to that one. */
    void closeAbove(int index) {
        while (open.size() > index + 1) {
            Open gone = open.remove(open.size() - 1);
            if (gone.shadowed() == null) {
                innermost.remove(gone.boundary());
            } else {
                innermost.put(gone.boundary(), gone.shadowed());
            }
        }
    }

    /** What boundary a line is, or null for none (RFC 2046, 5.1.1: blanks may stand behind it). */
    Hit at(Stretch in, int start, int stop) {
        if (stop - start < 3 || in.bytes()[start] != '-' || in.bytes()[start + 1] != '-') {
            return null;
        }
        int end = stop;
        while (end > start + 2 && (in.bytes()[end - 1] == ' ' || in.bytes()[end - 1] == '\t')) {
            end--;
        }
        if (end - start - 2 > longest + 2) {
            return null;
        }
        String name = in.latin1(start + 2, end);
        Integer index = innermost.get(name);
        if (index != null) {
            return new Hit(index, false);
        }
        index = name.endsWith("--") ? innermost.get(name.substring(0, name.length() - 2).stripTrailing()) : null;
        return index == null ? null : new Hit(index, true);
    }
}
