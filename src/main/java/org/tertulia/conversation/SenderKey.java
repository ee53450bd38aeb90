package org.tertulia.conversation;

import java.util.UUID;
import org.tertulia.platform.Refusal;

/** The sender's own name for an entry: a UUID. The same key again is the same entry (promise 2). */
public record SenderKey(String value) {

    /** @throws Refusal when the text is no UUID */
    public static SenderKey of(String text) {
        try {
            if (text != null && text.length() == 36) {
                return new SenderKey(UUID.fromString(text).toString());
            }
        } catch (IllegalArgumentException fallsThrough) {
            // the sentence below says what is wrong
        }
        throw Refusal.invalid("key", "bad-key", "The key must be a UUID of 36 characters.");
    }

    public static SenderKey fresh() {
        return new SenderKey(UUID.randomUUID().toString());
    }
}
