package org.tertulia.mail.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes into text, by what a letter says of its charset and by what the bytes themselves say. Names are read as browsers do
 * (WHATWG Encoding: ISO-8859-1 means windows-1252, GB2312 means GB18030), and as letters spell them.
 */
final class Charsets {

    /** What a name means, where Java knows it not or narrower; keys without anything but letters and digits. */
    private static final Map<String, String> MEANT = WordList.pairs("charsets.txt");
    private static final Map<String, Charset> KNOWN = known();
    private static final int LONGEST_NAME = 60;
    private static final int SAMPLE = 256_000;
    private static final Charset WESTERN = named("windows-1252");
    private static final char UNKNOWN = '\ufffd';

    private Charsets() {
    }

    /** @param declared as the letter names it; null where it does not */
    static String decode(byte[] bytes, String declared) {
        if (bytes.length >= 2 && (marked(bytes, 0xfe, 0xff) || marked(bytes, 0xff, 0xfe)) && bytes.length % 2 == 0) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int from = bytes.length >= 3 && marked(bytes, 0xef, 0xbb) && bytes[2] == (byte) 0xbf ? 3 : 0;
        return decode(ByteBuffer.wrap(bytes, from, bytes.length - from), declared).replace("\0", "");
    }

    private static boolean marked(byte[] bytes, int first, int second) {
        return (bytes[0] & 255) == first && (bytes[1] & 255) == second;
    }

    private static String decode(ByteBuffer bytes, String declared) {
        String key = declared == null || declared.length() > LONGEST_NAME ? "" : key(declared);
        if (key.equals("utf7") || key.equals("unicode11utf7") || key.equals("unicode20utf7") || key.equals("xunicode20utf7")) {
            return Utf7.decode(StandardCharsets.ISO_8859_1.decode(bytes).toString());
        }
        Charset charset = named(declared);
        if (charset != null && escapes(charset)) {
            return charset.decode(bytes).toString();
        }
        if (ascii(bytes)) {
            return charset != null && odd(charset) ? charset.decode(bytes).toString()
                    : escaped(bytes) ? named("ISO-2022-JP").decode(bytes.duplicate()).toString()
                    : StandardCharsets.US_ASCII.decode(bytes).toString();
        }
        // no text of one byte a letter looks like UTF-8 by chance; programs that name such a charset, or none, are wrong
        if (charset == null || charset.equals(StandardCharsets.UTF_8) || oneByte(charset)) {
            String utf8 = strictly(StandardCharsets.UTF_8, bytes);
            if (utf8 != null) {
                return utf8;
            }
        }
        return charset != null && !charset.equals(StandardCharsets.UTF_8) ? narrow(charset, bytes) : guess(bytes, charset != null);
    }

    /** Strictly in the charset; else in Unicode if that fits, else with marks for what is none. */
    private static String narrow(Charset charset, ByteBuffer bytes) {
        String text = strictly(charset, bytes);
        if (text == null) {
            text = strictly(StandardCharsets.UTF_8, bytes);
        }
        return text == null ? charset.decode(bytes.duplicate()).toString() : text;
    }

    /** @param utf8 whether it is said to be UTF-8, and is at least not wholly */
    private static String guess(ByteBuffer bytes, boolean utf8) {
        ByteBuffer sample = bytes.duplicate().limit(Math.min(bytes.limit(), bytes.position() + SAMPLE));
        String broken = StandardCharsets.UTF_8.decode(sample).toString();
        long marks = broken.chars().filter(c -> c == UNKNOWN).count();
        long good = broken.chars().filter(c -> c > 127 && c != UNKNOWN).count();
        if (utf8 ? good >= marks : good > marks * 8) {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }
        Charset found = CharsetGuess.of(bytes.duplicate());
        return (found == null ? WESTERN : found).decode(bytes.duplicate()).toString();
    }

    private static String strictly(Charset charset, ByteBuffer bytes) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException none) {
            return null;
        }
    }

    private static boolean ascii(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether Japanese stands there in seven bits without a word about it. */
    private static boolean escaped(ByteBuffer bytes) {
        for (int i = bytes.position(); i + 2 < bytes.limit(); i++) {
            if (bytes.get(i) == 27 && bytes.get(i + 1) == '$' && (bytes.get(i + 2) == 'B' || bytes.get(i + 2) == '@')) {
                return named("ISO-2022-JP") != null;
            }
        }
        return false;
    }

    /** DOS's charsets are none of these: they have letters where UTF-8 has its further bytes. */
    private static boolean oneByte(Charset charset) {
        return charset.name().startsWith("ISO-8859") || charset.name().startsWith("windows-125") || charset.name().startsWith("KOI8");
    }

    private static boolean escapes(Charset charset) {
        return charset.name().toUpperCase(Locale.ROOT).contains("2022");
    }

    /** Whether ASCII's bytes mean something else in it. */
    private static boolean odd(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32") || charset.name().startsWith("IBM0")
                || charset.name().startsWith("IBM1") || charset.name().startsWith("IBM5");
    }

    /** Null for a name that nobody knows, and for plain ASCII, which with bytes above 127 is none. */
    static Charset named(String declared) {
        if (declared == null || declared.length() > LONGEST_NAME) {
            return null;
        }
        String key = key(declared);
        String meant = key(MEANT.getOrDefault(key, key));
        Charset charset = KNOWN.get(meant);
        boolean prefixed = charset == null && (meant.startsWith("x") || meant.startsWith("cs"));
        return prefixed ? KNOWN.get(meant.substring(meant.startsWith("x") ? 1 : 2)) : charset;
    }

    private static String key(String declared) {
        return declared.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Java's own look-up of a name that it knows not, takes a letter's time. */
    private static Map<String, Charset> known() {
        Map<String, Charset> known = new HashMap<>();
        for (Charset charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> known.putIfAbsent(key(alias), charset));
        }
        Charset.availableCharsets().values().forEach(charset -> known.put(key(charset.name()), charset));
        known.remove("usascii");
        return known;
    }
}
