package org.tertulia.mail.reading;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/** What charset bytes may be in that nobody names and that are no UTF-8. */
final class CharsetGuess {

    /** A sample of that many bytes tells enough. */
    private static final int LOOKED_AT = 64_000;
    /** Below that many bytes above 127 a guess is worse than none. */
    private static final int FEW = 12;
    /** The detector tells these apart well; what it says of other Western ones is no better than windows-1252. */
    private static final Set<String> TRUSTED = Set.of("BIG5", "EUC-JP", "EUC-KR", "EUC-TW", "GB18030", "SHIFT_JIS", "KOI8-R", "WINDOWS-1251",
            "IBM866", "ISO-8859-5", "ISO-8859-7", "WINDOWS-1253", "ISO-8859-8", "WINDOWS-1255", "TIS620");

    private CharsetGuess() {
    }

    /** Null for none worth believing. */
    static Charset of(ByteBuffer bytes) {
        byte[] sample = new byte[Math.min(bytes.remaining(), LOOKED_AT)];
        bytes.get(sample);
        int high = 0;
        for (byte b : sample) {
            high += b < 0 ? 1 : 0;
        }
        if (high < FEW) {
            return null;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        return found != null && TRUSTED.contains(found.toUpperCase(Locale.ROOT)) ? Charsets.named(found) : cyrillic(sample);
    }

    /** Where words consist of bytes above 127 wholly, as no Western words do: small letters are frequent, and lie in two places. */
    private static Charset cyrillic(byte[] sample) {
        int inWords = 0;
        int alone = 0;
        int windows = 0;
        int koi8 = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] < 0) {
                boolean letterBefore = i > 0 && Character.isLetter(sample[i - 1] & 127) && sample[i - 1] > 0;
                boolean next = i > 0 && sample[i - 1] < 0;
                inWords += next ? 1 : 0;
                alone += letterBefore ? 1 : 0;
                windows += (sample[i] & 255) >= 0xe0 ? 1 : 0;
                koi8 += (sample[i] & 255) >= 0xc0 && (sample[i] & 255) < 0xe0 ? 1 : 0;
            }
        }
        return inWords > alone * 4 && windows + koi8 > inWords ? Charsets.named(windows > koi8 ? "windows-1251" : "koi8-r") : null;
    }
}
