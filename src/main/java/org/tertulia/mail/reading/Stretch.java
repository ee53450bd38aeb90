package org.tertulia.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some of the bytes of a letter, without a copy of them. Lines end with LF, or CR LF; CRs before the LF are no part of a line. */
record Stretch(byte[] bytes, int from, int to) {

    private static final int LOOKED_AT = 4096;

    static Stretch of(byte[] bytes) {
        return new Stretch(bytes, 0, bytes.length);
    }

    Stretch part(int start, int end) {
        return new Stretch(bytes, start, Math.max(start, end));
    }

    int length() {
        return to - from;
    }

    /** Where the LF of the line stands that holds {@code at}; the end of the stretch where there is none. */
    int lineFeed(int at) {
        int i = at;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The end of the line whose LF stands at {@code lineFeed}, without CRs. */
    int lineStop(int start, int lineFeed) {
        int stop = lineFeed;
        while (stop > start && bytes[stop - 1] == '\r') {
            stop--;
        }
        return stop;
    }

    /** The end of what stands before a line; the line break before it belongs to that line (RFC 2046, 5.1.1). */
    int before(int lineStart, int notBefore) {
        int end = lineStart;
        if (end > notBefore && bytes[end - 1] == '\n') {
            end--;
            if (end > notBefore && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return Math.max(end, notBefore);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** One character a byte. */
    String latin1(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(int at, String ascii) {
        if (to - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same letter with LFs, where its lines end with bare CRs as on old Macs; in UTF-8 where it is UTF-16 by its mark. */
    static byte[] withLineFeeds(byte[] raw) {
        byte[] bytes = raw;
        if (raw.length > 1 && ((raw[0] == (byte) 0xfe && raw[1] == (byte) 0xff) || (raw[0] == (byte) 0xff && raw[1] == (byte) 0xfe))) {
            bytes = new String(raw, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
        }
        int feeds = 0;
        int bare = 0;
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] == '\n') {
                feeds++;
            } else if (bareReturn(bytes, i)) {
                bare++;
            }
        }
        if (bare <= feeds) {
            return bytes;
        }
        byte[] mended = bytes.clone();
        for (int i = 0; i < mended.length; i++) {
            if (bareReturn(bytes, i)) {
                mended[i] = '\n';
            }
        }
        return mended;
    }

    private static boolean bareReturn(byte[] bytes, int i) {
        return bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
    }
}
