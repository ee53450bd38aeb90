package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Content-Transfer-Encodings (RFC 2045, 6) as they are really written. Whatever is broken in a content stays as it stands there. */
enum Transfer {
    AS_IT_IS, QUOTED_PRINTABLE, BASE64, UUENCODED, YENC;

    /** @param header the value of Content-Transfer-Encoding, or null */
    static Transfer named(String header) {
        if (header == null) {
            return AS_IT_IS;
        }
        String name = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (name.startsWith("base64") || name.equals("b64") || name.equals("base") || name.equals("b")) {
            return BASE64;
        }
        if (name.startsWith("quot") || name.equals("qp") || name.equals("q")) {
            return QUOTED_PRINTABLE;
        }
        if (name.startsWith("xuu") || name.startsWith("uu")) {
            return UUENCODED;
        }
        return name.equals("xyenc") || name.equals("yenc") ? YENC : AS_IT_IS;
    }

    byte[] decode(Stretch in) {
        return switch (this) {
            case AS_IT_IS -> in.copy();
            case QUOTED_PRINTABLE -> quotedPrintable(in);
            case BASE64 -> Base64Text.looksLikeIt(in) ? Base64Text.decode(in) : in.copy();
            case UUENCODED, YENC -> Enclosure.find(in).stream().findFirst().map(Enclosure::content).orElseGet(in::copy);
        };
    }

    /** RFC 2045, 6.7; also with lower-case digits, bare equal signs and blanks before the end of a line. */
    private static byte[] quotedPrintable(Stretch in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length());
        int at = in.from();
        while (at < in.to()) {
            int feed = in.lineFeed(at);
            int stop = in.lineStop(at, feed);
            int end = stop;
            while (end > at && (in.bytes()[end - 1] == ' ' || in.bytes()[end - 1] == '\t')) {
                end--;
            }
            boolean soft = end > at && in.bytes()[end - 1] == '=';
            int last = soft ? end - 1 : end;
            for (int i = at; i < last; i++) {
                int high = in.bytes()[i] == '=' && i + 2 < last ? hex(in.bytes()[i + 1]) : -1;
                int low = high < 0 ? -1 : hex(in.bytes()[i + 2]);
                if (low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                } else {
                    out.write(in.bytes()[i]);
                }
            }
            if (!soft && feed < in.to()) {
                out.write(in.bytes(), stop, feed + 1 - stop);
            }
            at = feed + 1;
        }
        return out.toByteArray();
    }

    static int hex(int c) {
        return c < 0 ? -1 : Character.digit((char) c, 16);
    }
}
