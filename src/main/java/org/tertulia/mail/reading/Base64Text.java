package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Base64 (RFC 2045, 6.8) as it is really sent: padding missing or amid the content, characters that do not belong, text after it. */
final class Base64Text {

    private static final byte[] VALUES = new byte[128];
    private static final int LOOKED_AT = 2000;

    static {
        Arrays.fill(VALUES, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            VALUES[digits.charAt(i)] = (byte) i;
        }
    }

    private Base64Text() {
    }

    /** Whether it can be meant as Base64, by its first line: plain text under that name has blanks and other signs at every step. */
    static boolean looksLikeIt(Stretch in) {
        int at = in.from();
        while (at < in.to() && in.bytes()[at] <= 32) {
            at++;
        }
        return at < in.to() && !foreign(in, at, Math.min(in.lineStop(at, in.lineFeed(at)), at + LOOKED_AT));
    }

    static byte[] decode(Stretch in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length() * 3 / 4 + 3);
        int bits = 0;
        int count = 0;
        int at = in.from();
        while (at < in.to()) {
            int feed = in.lineFeed(at);
            int stop = in.lineStop(at, feed);
            if (out.size() > 0 && foreign(in, at, stop)) {
                break;
            }
            for (int i = at; i < stop; i++) {
                byte b = in.bytes()[i];
                if (b == '=') {
                    bits = 0;
                    count = 0;
                } else if (b >= 0 && VALUES[b] >= 0) {
                    bits = bits << 6 | VALUES[b];
                    count += 6;
                    if (count >= 8) {
                        count -= 8;
                        out.write(bits >>> count);
                        bits &= (1 << count) - 1;
                    }
                }
            }
            at = feed + 1;
        }
        return out.toByteArray();
    }

    /** A line that is no Base64: what a list or a virus scanner has written under the end. */
    private static boolean foreign(Stretch in, int start, int stop) {
        int bad = 0;
        int end = stop;
        while (end > start && in.bytes()[end - 1] == ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            byte b = in.bytes()[i];
            boolean good = b == '=' || b >= 0 && VALUES[b] >= 0;
            // a blank amid a line is worth many other signs
            bad += good ? 0 : b == ' ' ? 20 : 1;
        }
        return bad * 4 > end - start;
    }
}
