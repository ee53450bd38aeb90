package org.tertulia.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pictures that a browser shows without running anything. What a file is, its first bytes say; its name and its sender may say
 * what they like.
 */
public final class Raster {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Raster() {
    }

    /** The media type where it is a PNG, a JPEG, a GIF or a WebP; else empty. @param content the file, or at least its first 12 bytes */
    public static Optional<String> type(byte[] content) {
        if (starts(content, PNG)) {
            return Optional.of("image/png");
        }
        if (starts(content, JPEG)) {
            return Optional.of("image/jpeg");
        }
        String first = new String(content, 0, Math.min(12, content.length), StandardCharsets.ISO_8859_1);
        if (first.startsWith("GIF87a") || first.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        return first.startsWith("RIFF") && first.startsWith("WEBP", 8) ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean starts(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
