package org.tertulia.mail.reading;

/** UTF-7 (RFC 2152), which Java does not know. What is broken in it stays as it is. */
final class Utf7 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {
    }

    /** @param text one character a byte */
    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '+') {
                out.append(c);
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '-') {
                out.append('+');
                i += 2;
            } else {
                i = shifted(text, i + 1, out);
            }
        }
        return out.toString();
    }

    private static int shifted(String text, int start, StringBuilder out) {
        int bits = 0;
        int count = 0;
        int i = start;
        while (i < text.length() && DIGITS.indexOf(text.charAt(i)) >= 0) {
            bits = bits << 6 | DIGITS.indexOf(text.charAt(i));
            count += 6;
            if (count >= 16) {
                count -= 16;
                out.append((char) (bits >>> count));
                bits &= (1 << count) - 1;
            }
            i++;
        }
        if (i == start) {
            out.append('+');
        }
        return i > start && i < text.length() && text.charAt(i) == '-' ? i + 1 : i;
    }
}
