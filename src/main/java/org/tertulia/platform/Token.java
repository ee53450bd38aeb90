package org.tertulia.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable strings and their fingerprints: what leaves the server is the token, what the database keeps is the hash. */
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {
    }

    /** {@code bytes} random bytes, base64url without padding. */
    public static String fresh(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** So many random characters, each of 32 that nobody takes for another: lower-case letters and digits. */
    public static String readable(int characters) {
        String letters = "abcdefghijkmnpqrstuvwxyz23456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** A random byte, 0 to 255, of the same source. */
    public static int random() {
        return RANDOM.nextInt(256);
    }

    /** SHA-256 in hex. Enough for random tokens; passwords take PBKDF2. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
