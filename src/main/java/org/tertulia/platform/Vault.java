package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps other people's secrets, such as the passwords of mailboxes, unreadable in the database: AES-256-GCM under a key that is
 * drawn from the installation's own and, where it is set, from {@code TERTULIA_SECRET_KEY}. What that does not protect from,
 * {@code docs/decisions/0060-mail-accounts.md} says.
 */
@ApplicationScoped
public class Vault {

    private static final String FORM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    SigningKey signing;
    @Inject
    Settings settings;

    /** @param purpose what the secret is for: sealed for one thing, it cannot be opened as another. @param secret null stays null */
    public String seal(String purpose, String secret) {
        if (secret == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + FORM + ".", e);
        }
    }

    /** @return empty for null, and for what was sealed under another key or is damaged: then the secret must be given again */
    public Optional<String> open(String purpose, String sealed) {
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(bytes).get(nonce);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException foreign) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(FORM);
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** As HKDF does it: what the installation knows is the salt's key, what only the environment knows goes in with it. */
    private byte[] key() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signing.sign("vault", "1", 43).getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return mac.doFinal(settings.secretKey().orElse("").getBytes(StandardCharsets.UTF_8));
    }
}
