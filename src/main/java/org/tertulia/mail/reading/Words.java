package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The readable text of a header: bytes above 127 (RFC 6532, or what came before it) and encoded words (RFC 2047), also where
 * they are against the rules: without blanks around them, in quotes, with blanks in them, without an end, split amid a character.
 */
final class Words {

    private static final int LONGEST_CHARSET = 75;

    private Words() {
    }

    /** One line. @param raw one character a byte @param charset what the letter is said to be in, or null */
    static String readable(String raw, String charset) {
        return line(decode(unicode(raw, charset)));
    }

    /** The bytes as text, encoded words as they stand. */
    static String unicode(String raw, String charset) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c > 126 || c == 27) {
                return Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
            }
        }
        return raw;
    }

    /** Without line breaks and other control characters. */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isISOControl(c) && c != '\u2028' && c != '\u2029') {
                out.append(c);
            } else if (c != 0 && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        return new Decoding(text).run();
    }

    /** Writes the character that begins there. @return how many further chars of the text it takes */
    static int utf8(String text, int at, ByteArrayOutputStream out) {
        int character = text.codePointAt(at);
        out.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
        return Character.charCount(character) - 1;
    }

    private static final class Decoding {
        private final String text;
        private final StringBuilder out = new StringBuilder();
        /** Bytes of words that follow each other: a character may begin in one and end in the next. */
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private String heldCharset;

        Decoding(String text) {
            this.text = text;
        }

        String run() {
            int at = 0;
            while (at < text.length()) {
                int start = text.indexOf("=?", at);
                if (start < 0) {
                    break;
                }
                int end = word(start, at);
                if (end < 0) {
                    plain(at, start + 2);
                    at = start + 2;
                } else {
                    at = end;
                }
            }
            plain(at, text.length());
            flush();
            return out.toString();
        }

        private void plain(int start, int end) {
            if (start < end) {
                flush();
                out.append(text, start, end);
            }
        }

        private void flush() {
            if (heldCharset != null) {
                out.append(Charsets.decode(held.toByteArray(), heldCharset));
                held.reset();
                heldCharset = null;
            }
        }

        /** @return behind the encoded word that begins there, or -1 where none does */
        private int word(int start, int plainFrom) {
            int mark = text.indexOf('?', start + 2);
            if (mark < 0 || mark == start + 2 || mark - start > LONGEST_CHARSET || mark + 2 >= text.length() || text.charAt(mark + 2) != '?') {
                return -1;
            }
            char encoding = Character.toLowerCase(text.charAt(mark + 1));
            if (encoding != 'q' && encoding != 'b') {
                return -1;
            }
            int from = mark + 3;
            int to = end(from);
            int end = to + 2;
            if (to < 0) {
                to = from;
                while (to < text.length() && text.charAt(to) != ' ' && text.charAt(to) != '"' && text.charAt(to) != '<') {
                    to++;
                }
                end = to;
            }
            String charset = text.substring(start + 2, mark).toLowerCase(Locale.ROOT);
            int language = charset.indexOf('*');
            take(plainFrom, start, language < 0 ? charset : charset.substring(0, language), encoding, text.substring(from, to));
            return end;
        }

        /** Where the word's "?=" stands; -1 where the next word begins before it. */
        private int end(int from) {
            boolean blank = false;
            for (int i = from; i + 1 < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '?' && text.charAt(i + 1) == '=') {
                    return i;
                }
                if (c == '=' && text.charAt(i + 1) == '?' && blank) {
                    return -1;
                }
                blank |= c == ' ';
            }
            return -1;
        }

        private void take(int plainFrom, int start, String charset, char encoding, String content) {
            boolean follows = heldCharset != null && text.substring(plainFrom, start).isBlank();
            if (!follows) {
                plain(plainFrom, start);
            }
            if (heldCharset != null && !heldCharset.equals(charset)) {
                flush();
            }
            heldCharset = charset;
            byte[] bytes = encoding == 'b' ? Base64Text.decode(Stretch.of(content.getBytes(StandardCharsets.ISO_8859_1))) : quoted(content);
            held.writeBytes(bytes);
        }

        /** RFC 2047, 4.2. */
        private static byte[] quoted(String content) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
            for (int i = 0; i < content.length(); i++) {
                char c = content.charAt(i);
                int high = c == '=' && i + 2 < content.length() ? Transfer.hex(content.charAt(i + 1)) : -1;
                int low = high < 0 ? -1 : Transfer.hex(content.charAt(i + 2));
                if (low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                } else if (c == '_') {
                    bytes.write(' ');
                } else if (c < 128) {
                    bytes.write(c);
                } else {
                    i += utf8(content, i, bytes);
                }
            }
            return bytes.toByteArray();
        }
    }
}
