package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Written;
import org.tertulia.forwarding.Copies;
import org.tertulia.forwarding.DeadAddresses;
import org.tertulia.forwarding.StoppedAddresses;
import org.tertulia.inbox.Channel;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.incoming.Outcome;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;

/** Takes a letter into the thread that it belongs to. What it becomes is written down in the same transaction, so it counts once. */
@ApplicationScoped
@Transactional
class TakingIn {

    @Inject
    Arrivals arrivals;
    @Inject
    ThreadOfLetter threads;
    @Inject
    Sieve sieve;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    Copies copies;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    Sender sender;
    @Inject
    AutomaticAnswers automaticAnswers;

    /** How far it got. */
    enum Step {
        DONE,
        /** A conversation is to begin and the visitor is missing; nothing has happened. */
        NEWCOMER,
        /** A letter to which it refers is not in its thread yet; nothing has happened. */
        TOO_EARLY
    }

    /**
     * @param newcomer the visitor whose conversation begins with it, or null where none is known yet
     */
    Step takeIn(long id, ReadLetter read, Long newcomer) {
        IncomingLetter letter = arrivals.lock(id);
        if (letter.kind() != null && letter.kind() != LetterKind.FAILED) {
            return Step.DONE;
        }
        Optional<ThreadOfLetter.Found> thread = threads.find(read);
        if (thread.isEmpty() && arrivals.waitsForEarlier(letter, read)) {
            return Step.TOO_EARLY;
        }
        Outcome outcome = sieve.keep(letter, read, thread).orElse(null);
        if (outcome == null && thread.isPresent()) {
            outcome = answer(letter, read, thread.get());
        }
        if (outcome == null && newcomer == null) {
            return Step.NEWCOMER;
        }
        arrivals.became(letter, read, outcome == null ? begin(letter, read, newcomer) : outcome);
        return Step.DONE;
    }

    /** It could not be worked on, however often that was tried. */
    void failed(long id, String error) {
        IncomingLetter letter = arrivals.lock(id);
        if (letter.kind() == null) {
            arrivals.became(letter, null, Outcome.of(LetterKind.FAILED, error, null, null));
        }
    }

    private Outcome answer(IncomingLetter letter, ReadLetter read, ThreadOfLetter.Found thread) {
        Conversation held = conversations.lock(thread.conversation());
        boolean known = sender.isContact(held, read);
        if (known) {
            EmailAddress contact = Sender.of(read).orElseThrow();
            deadAddresses.revive(contact);
            stoppedAddresses.lift(contact);
            if (thread.signed()) {
                contacts.addressProved(held.contactId());
            }
        }
        if (thread.guest() && !known) {
            Message aside = conversations.aside(held, LetterEntry.key(letter), LetterEntry.writer(read), Written.byMail(LetterEntry.shown(read)), letter.id()).message();
            return Outcome.of(LetterKind.REPLY, null, held.id(), aside.seq());
        }
        Message message = conversations.receive(new Incoming(held.visitorId(), null, held.id(), null, LetterEntry.key(letter),
                Written.byMail(LetterEntry.shown(read)), known ? null : LetterEntry.writer(read), letter.id())).message();
        // a stranger brings nobody in: whoever has got hold of a copy could read along from then on
        if (known || Sender.of(read).filter(address -> copies.takesPart(held, address)).isPresent()) {
            copies.join(held, read, message.seq());
        }
        return Outcome.of(LetterKind.REPLY, null, held.id(), message.seq());
    }

    private Outcome begin(IncomingLetter letter, ReadLetter read, long visitor) {
        Sender.of(read).ifPresent(stoppedAddresses::lift);
        Channel channel = threads.channel(read, letter.account());
        String subject = read.subject().isBlank() ? "" : read.subject() + "\n\n";
        Message message = conversations.receive(new Incoming(visitor, channel, null, null, LetterEntry.key(letter),
                Written.byMail(subject + LetterEntry.shown(read)), null, letter.id())).message();
        copies.join(conversations.lock(message.conversationId()), read, message.seq());
        automaticAnswers.greet(message.conversationId(), channel.inboxId(), read);
        return Outcome.of(LetterKind.NEW, null, message.conversationId(), message.seq());
    }
}
