package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that stands amid plain text as programs before MIME wrote it: uuencode (POSIX) or yEnc 1.3.
 *
 * @param from where its first line begins
 * @param to   behind its last line
 */
record Enclosure(String name, byte[] content, int from, int to) {

    private static final int MOST = 100;
    private static final int LONGEST_FIRST_LINE = 300;

    static List<Enclosure> find(Stretch in) {
        List<Enclosure> found = new ArrayList<>();
        int at = in.from();
        while (at < in.to() && found.size() < MOST) {
            int feed = in.lineFeed(at);
            Enclosure enclosure = null;
            if (in.startsWith(at, "begin ")) {
                enclosure = uuencoded(in, at, feed);
            } else if (in.startsWith(at, "=ybegin ")) {
                enclosure = yEncoded(in, at, feed);
            }
            if (enclosure != null) {
                found.add(enclosure);
            }
            at = enclosure == null ? feed + 1 : enclosure.to();
        }
        return found;
    }

    private static String line(Stretch in, int start, int feed) {
        return in.latin1(start, Math.min(in.lineStop(start, feed), start + LONGEST_FIRST_LINE));
    }

    private static Enclosure uuencoded(Stretch in, int start, int firstFeed) {
        String first = line(in, start, firstFeed);
        int mode = 6;
        while (mode < first.length() && first.charAt(mode) >= '0' && first.charAt(mode) <= '7') {
            mode++;
        }
        if (mode < 9 || mode > 12 || mode + 1 >= first.length() || first.charAt(mode) != ' ') {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = Math.min(firstFeed + 1, in.to());
        while (at < in.to()) {
            int feed = in.lineFeed(at);
            int stop = in.lineStop(at, feed);
            int next = Math.min(feed + 1, in.to());
            if (stop - at == 3 && in.startsWith(at, "end")) {
                at = next;
                break;
            }
            if (!uuLine(in, at, stop, out)) {
                break;
            }
            at = next;
        }
        return out.size() == 0 ? null : new Enclosure(first.substring(mode + 1).strip(), out.toByteArray(), start, at);
    }

    /** @return false for a line that is none; blanks at its end may have been lost on the way */
    private static boolean uuLine(Stretch in, int start, int stop, ByteArrayOutputStream out) {
        if (start == stop) {
            return true;
        }
        int length = in.bytes()[start] - 32 & 63;
        int digits = (length + 2) / 3 * 4;
        if (in.bytes()[start] < 32 || in.bytes()[start] > 96 || stop - start > digits + 3) {
            return false;
        }
        int bits = 0;
        int count = 0;
        int left = length;
        for (int i = 0; i < digits; i++) {
            byte b = start + 1 + i < stop ? in.bytes()[start + 1 + i] : 32;
            if (b < 32 || b > 96) {
                return false;
            }
            bits = bits << 6 | b - 32 & 63;
            count += 6;
            if (count >= 8 && left-- > 0) {
                count -= 8;
                out.write(bits >>> count);
            } else if (count >= 8) {
                count -= 8;
            }
            bits &= (1 << count) - 1;
        }
        return true;
    }

    private static Enclosure yEncoded(Stretch in, int start, int firstFeed) {
        String first = line(in, start, firstFeed);
        int name = first.indexOf(" name=");
        if (name < 0) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = Math.min(firstFeed + 1, in.to());
        boolean ended = false;
        while (at < in.to() && !ended) {
            int feed = in.lineFeed(at);
            if (in.startsWith(at, "=ybegin ")) {
                return null;
            }
            ended = in.startsWith(at, "=yend");
            if (!ended && !in.startsWith(at, "=ypart ")) {
                yLine(in, at, in.lineStop(at, feed), out);
            }
            at = Math.min(feed + 1, in.to());
        }
        return ended ? new Enclosure(first.substring(name + 6).strip(), out.toByteArray(), start, at) : null;
    }

    private static void yLine(Stretch in, int start, int stop, ByteArrayOutputStream out) {
        for (int i = start; i < stop; i++) {
            if (in.bytes()[i] == '=' && i + 1 < stop) {
                i++;
                out.write(in.bytes()[i] - 64 - 42);
            } else {
                out.write(in.bytes()[i] - 42);
            }
        }
    }
}
