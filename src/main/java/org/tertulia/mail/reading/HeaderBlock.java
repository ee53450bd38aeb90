package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The headers of a letter or part as they came, unfolded, one character a byte (RFC 5322, 2.2; lenient).
 *
 * @param bodyFrom where the body begins
 * @param damaged  something stood there that is no header
 */
record HeaderBlock(List<Raw> lines, int bodyFrom, boolean damaged) {

    /** More is of no use to anybody; the rest is passed over. */
    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_VALUE = 256_000;
    private static final int LONGEST_NAME = 200;
    /** How many lines of rubbish may stand between two headers. */
    private static final int RUBBISH = 3;

    record Raw(String name, String value) {
    }

    /** @param isBoundary whether a line (start, end) is a boundary of a multipart that is open: no header goes over it */
    static HeaderBlock read(Stretch in, BiPredicate<Integer, Integer> isBoundary) {
        return new Reading(in, isBoundary).read();
    }

    String first(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Raw::value).findFirst().orElse(null);
    }

    List<String> all(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Raw::value).toList();
    }

    /** The headers in Unicode. @param charset what bytes above 127 may be in, where they are not UTF-8; null for unknown */
    ReadHeaders readable(String charset) {
        return new ReadHeaders(lines.stream().map(line -> new ReadHeaders.Line(line.name(), Words.readable(line.value(), charset))).toList());
    }

    /** Where the colon of a header's name stands, or -1 where the line begins with no such name. */
    static int colon(Stretch in, int start, int stop) {
        int i = start;
        while (i < stop && i - start <= LONGEST_NAME && in.bytes()[i] > 32 && in.bytes()[i] != 127 && in.bytes()[i] != ':') {
            i++;
        }
        if (i == start) {
            return -1;
        }
        while (i < stop && blank(in.bytes()[i])) {
            i++;
        }
        return i < stop && in.bytes()[i] == ':' ? i : -1;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static final class Reading {
        private final Stretch in;
        private final BiPredicate<Integer, Integer> isBoundary;
        private final List<Raw> lines = new ArrayList<>();
        private String name;
        private StringBuilder value;
        private boolean damaged;

        Reading(Stretch in, BiPredicate<Integer, Integer> isBoundary) {
            this.in = in;
            this.isBoundary = isBoundary;
        }

        HeaderBlock read() {
            int at = in.from();
            while (at < in.to()) {
                int feed = in.lineFeed(at);
                int stop = in.lineStop(at, feed);
                int next = Math.min(feed + 1, in.to());
                if (at == stop) {
                    return end(next);
                }
                if (isBoundary.test(at, stop)) {
                    return end(at);
                }
                int colon = colon(in, at, stop);
                if (blank(in.bytes()[at])) {
                    boolean empty = in.latin1(at, Math.min(stop, at + LONGEST_VALUE)).isBlank();
                    if (empty ? !headerOrFold(next) : name == null) {
                        return end(empty ? next : at);
                    }
                    more(at, stop);
                } else if (colon >= 0) {
                    keep();
                    name = in.latin1(at, colon).strip();
                    value = new StringBuilder();
                    more(colon + 1, stop);
                } else if (!fromLine(at, next)) {
                    damaged = true;
                    if (!headersGoOn(next)) {
                        return end(at);
                    }
                }
                at = next;
            }
            return end(in.to());
        }

        /** The line that an mbox file puts before each letter, perhaps quoted once more. */
        private boolean fromLine(int at, int next) {
            return (in.startsWith(at, "From ") || in.startsWith(at, ">From ")) && (lines.isEmpty() && name == null || headerOrFold(next));
        }

        private boolean headerOrFold(int at) {
            int stop = in.lineStop(at, in.lineFeed(at));
            return at < stop && !isBoundary.test(at, stop) && (colon(in, at, stop) >= 0 || name != null && blank(in.bytes()[at]));
        }

        /** Whether a line without a colon is rubbish among headers and not the first of a body that lacks its blank line. */
        private boolean headersGoOn(int rubbishEnd) {
            int at = rubbishEnd;
            for (int i = 0; i < RUBBISH && at < in.to(); i++) {
                int feed = in.lineFeed(at);
                int stop = in.lineStop(at, feed);
                if (at == stop) {
                    return false;
                }
                int colon = colon(in, at, stop);
                if (colon > 0 && KnownHeaders.is(in.latin1(at, colon).strip())) {
                    return true;
                }
                at = Math.min(feed + 1, in.to());
            }
            return false;
        }

        private void more(int start, int stop) {
            int room = value == null ? 0 : LONGEST_VALUE - value.length();
            if (room <= 0) {
                return;
            }
            String piece = in.latin1(start, Math.min(stop, start + room)).strip();
            if (!piece.isEmpty()) {
                value.append(value.isEmpty() ? "" : " ").append(piece);
            }
        }

        private void keep() {
            if (name != null && lines.size() < MOST_LINES) {
                lines.add(new Raw(name, value.toString()));
            }
            name = null;
        }

        private HeaderBlock end(int bodyFrom) {
            keep();
            return new HeaderBlock(lines, bodyFrom, damaged);
        }
    }
}
