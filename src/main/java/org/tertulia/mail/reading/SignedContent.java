package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What is in a signature that wraps it (S/MIME, RFC 8551, 3.5.2): the content of CMS SignedData (RFC 5652, 5.1), in BER. The
 * signature itself is not looked at.
 */
final class SignedContent {

    private static final byte[] SIGNED_DATA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07, 0x02};
    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_ID = 0x06;
    private static final int FIRST = 0xa0;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;

    private final byte[] ber;
    private int at;

    private SignedContent(byte[] ber) {
        this.ber = ber;
    }

    /** Null where it is something else, or signs what is not in it. */
    static byte[] of(byte[] ber) {
        try {
            return new SignedContent(ber).content();
        } catch (IndexOutOfBoundsException cutOff) {
            return null;
        }
    }

    private byte[] content() {
        if (!enter(SEQUENCE) || ber[at] != OBJECT_ID) {
            return null;
        }
        byte[] kind = Arrays.copyOfRange(ber, at + 2, at + 2 + SIGNED_DATA.length);
        skip();
        if (!Arrays.equals(kind, SIGNED_DATA) || !enter(FIRST) || !enter(SEQUENCE)) {
            return null;
        }
        // version and digest algorithms
        skip();
        skip();
        if (!enter(SEQUENCE)) {
            return null;
        }
        skip();
        return enter(FIRST) ? octets() : null;
    }

    private byte[] octets() {
        int tag = ber[at] & 255;
        if (tag == OCTETS) {
            return primitive();
        }
        if (tag != OCTETS_IN_PIECES) {
            return null;
        }
        at++;
        int length = length();
        int end = length < 0 ? ber.length : at + length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (at < end && ber[at] == OCTETS) {
            out.writeBytes(primitive());
        }
        return out.toByteArray();
    }

    private byte[] primitive() {
        at++;
        int length = length();
        if (length < 0 || length > ber.length - at) {
            throw new IndexOutOfBoundsException(length);
        }
        at += length;
        return Arrays.copyOfRange(ber, at - length, at);
    }

    private boolean enter(int tag) {
        if ((ber[at] & 255) != tag) {
            return false;
        }
        at++;
        length();
        return true;
    }

    /** Goes behind an element; those of no definite length end with two zeros, and are not found where they may be here. */
    private void skip() {
        at++;
        int length = length();
        if (length < 0 || length > ber.length - at) {
            throw new IndexOutOfBoundsException(length);
        }
        at += length;
    }

    /** -1 for one that is not definite. */
    private int length() {
        int first = ber[at++] & 255;
        if (first < 128) {
            return first;
        }
        int octets = first & 127;
        if (octets == 0) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | ber[at++] & 255;
        }
        if (octets > 4 || length < 0) {
            throw new IndexOutOfBoundsException(length);
        }
        return length;
    }
}
