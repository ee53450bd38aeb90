package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what the server hands out and must know again without having stored it: visitors' tokens, reply addresses. The
 * key is made once for the installation and shared by its nodes through the database.
 */
@ApplicationScoped
public class SigningKey {

    @Inject
    Secrets secrets;

    private volatile byte[] key;

    /**
     * @param purpose keeps a signature from being used for something else
     * @param chars   how many characters of the signature are wanted (6 bits each)
     */
    public String sign(String purpose, String value, int chars) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            byte[] signature = mac.doFinal((purpose + '\n' + value).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature).substring(0, chars);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /** Whether {@code signature} is what {@link #sign} gives, compared in constant time. */
    public boolean signed(String purpose, String value, String signature) {
        return MessageDigest.isEqual(sign(purpose, value, signature.length()).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the key where there is none yet, so that the first visitors do not all make it at once. */
    public synchronized void make() {
        if (key == null) {
            String text;
            try {
                text = secrets.getOrMake("signing");
            } catch (PersistenceException | IllegalStateException madeByAnotherNode) {
                text = secrets.getOrMake("signing");
            }
            key = Base64.getUrlDecoder().decode(text);
        }
    }

    private byte[] key() {
        if (key == null) {
            make();
        }
        return key;
    }
}
