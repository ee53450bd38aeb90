package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The letters of the ledger, for those who read what is answered to them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SentLetters {

    @Inject
    LetterBook letters;

    /** @param toContact whether it was written to the conversation's contact; else it passed the conversation on to somebody */
    public record Sent(long conversation, boolean toContact) {
    }

    /** The letter that went out under this Message-ID, if it was one of ours. */
    public Optional<Sent> byMessageId(String messageId) {
        return letters.byMessageId(messageId).map(ours -> new Sent(ours.conversationId(), ours.kind().toContact()));
    }
}
