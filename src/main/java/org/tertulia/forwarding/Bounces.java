package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.SenderKey;
import org.tertulia.mail.bounce.Bounce;
import org.tertulia.mail.incoming.BounceNote;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.incoming.Outcome;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/**
 * Brings a bounce to the replies that it is about. Believed is only one that names a letter of ours by its Message-ID: nobody else knows
 * those, and whoever could forge one could stop somebody's mail.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Bounces {

    private static final int LONGEST_REASON = 200;

    @Inject
    LetterBook letters;
    @Inject
    Deliveries deliveries;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    Conversations conversations;

    /** @return what became of the letter that said so */
    public Outcome take(Bounce bounce) {
        BounceNote note = new BounceNote(bounce.recipient(), bounce.status(), bounce.hard(), bounce.reason().code());
        Optional<ForwardedLetter> letter = bounce.originalMessageId() == null ? Optional.empty() : letters.byMessageId(bounce.originalMessageId());
        if (bounce.failed() && letter.isPresent()) {
            tell(bounce, letter.get());
        }
        return new Outcome(LetterKind.BOUNCE, bounce.words(), letter.map(ForwardedLetter::conversationId).orElse(null), null, note);
    }

    private void tell(Bounce bounce, ForwardedLetter letter) {
        String why = Text.preview(bounce.words() == null ? bounce.reason().code() : bounce.words(), LONGEST_REASON);
        Optional<EmailAddress> copy = bounce.recipient() == null ? Optional.empty() : EmailAddress.find(bounce.recipient()).filter(letter.copies()::contains);
        if (copy.isPresent()) {
            conversations.note(conversations.lock(letter.conversationId()), SenderKey.fresh(), null, "mail-bounced: " + copy.get() + " – " + why);
            if (bounce.hard()) {
                deadAddresses.add(copy.get(), why);
            }
            return;
        }
        deliveries.advance(letter.conversationId(), letter.replies(), DeliveryState.BOUNCED, null, why);
        if (letter.kind() == LetterPurpose.TRANSCRIPT || letter.kind() == LetterPurpose.FORWARDED) {
            conversations.note(conversations.lock(letter.conversationId()), SenderKey.fresh(), null, "mail-bounced: " + letter.recipient() + " – " + why);
        }
        boolean surelyTheirs = letter.copies().isEmpty() || letter.recipient().equals(bounce.recipient());
        if (bounce.hard() && surelyTheirs) {
            deadAddresses.add(EmailAddress.parse(letter.recipient()), why);
        }
    }
}
