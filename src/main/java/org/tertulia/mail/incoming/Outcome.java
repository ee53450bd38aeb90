package org.tertulia.mail.incoming;

import java.util.Objects;

/**
 * What was made of a letter.
 *
 * @param reason       in words or as a code, or null
 * @param conversation the conversation that it belongs to, or null
 * @param seq          the entry that it became, or null
 * @param bounce       what a bounce says, or null
 */
public record Outcome(LetterKind kind, String reason, Long conversation, Long seq, BounceNote bounce) {

    public Outcome {
        Objects.requireNonNull(kind);
    }

    public static Outcome of(LetterKind kind, String reason, Long conversation, Long seq) {
        return new Outcome(kind, reason, conversation, seq, null);
    }
}
