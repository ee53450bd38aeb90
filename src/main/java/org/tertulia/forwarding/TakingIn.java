package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Channel;
import org.tertulia.mail.bounce.Automatic;
import org.tertulia.mail.bounce.Bounce;
import org.tertulia.mail.bounce.Filter;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.incoming.Outcome;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/** Takes a letter into the thread that it belongs to. What it becomes is written down in the same transaction, so it counts once. */
@ApplicationScoped
@Transactional
class TakingIn {

    /** What an inbox keeps out where nothing else is said (row D4). */
    private static final FilterRules RULES = new FilterRules(List.of(), List.of(), true, true, true, true);

    @Inject
    Arrivals arrivals;
    @Inject
    ThreadOfLetter threads;
    @Inject
    Bounces bounces;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    DeadAddresses deadAddresses;

    /**
     * @param newcomer the visitor whose conversation begins with it, or null where none is known yet
     * @return false when a conversation is to begin and the visitor is missing; nothing has happened then
     */
    boolean takeIn(long id, ReadLetter read, Long newcomer) {
        IncomingLetter letter = arrivals.lock(id);
        if (letter.kind() != null && letter.kind() != LetterKind.FAILED) {
            return true;
        }
        Optional<ThreadOfLetter.Found> thread = threads.find(read);
        Outcome outcome = byMachine(letter, read, thread).orElse(null);
        if (outcome == null && thread.isPresent()) {
            outcome = answer(letter, read, thread.get());
        }
        if (outcome == null && newcomer == null) {
            return false;
        }
        arrivals.became(letter, read, outcome == null ? begin(letter, read, newcomer) : outcome);
        return true;
    }

    /** It could not be worked on, however often that was tried. */
    void failed(long id, String error) {
        IncomingLetter letter = arrivals.lock(id);
        if (letter.kind() == null) {
            arrivals.became(letter, null, Outcome.of(LetterKind.FAILED, error, null, null));
        }
    }

    private Optional<Outcome> byMachine(IncomingLetter letter, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        Optional<Bounce> bounce = Bounce.of(read);
        if (bounce.isPresent()) {
            return Optional.of(bounces.take(bounce.get()));
        }
        if (letter.released()) {
            return Optional.empty();
        }
        Long conversation = thread.map(ThreadOfLetter.Found::conversation).orElse(null);
        Optional<Automatic> automatic = Automatic.of(read);
        if (automatic.isPresent() && automatic.get().kind() != Automatic.Kind.LIST) {
            return Optional.of(Outcome.of(LetterKind.AUTOMATIC, automatic.get().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), conversation, null));
        }
        return thread.isPresent() ? Optional.empty()
                : Filter.decide(read, RULES).map(reason -> Outcome.of(LetterKind.FILTERED, reason.code(), null, null));
    }

    private Outcome answer(IncomingLetter letter, ReadLetter read, ThreadOfLetter.Found thread) {
        Conversation held = conversations.lock(thread.conversation());
        Optional<EmailAddress> sender = Newcomers.address(read);
        boolean known = sender.isPresent() && held.contactId() != null
                && contacts.get(held.contactId()).email().equals(sender.get().value());
        if (known) {
            deadAddresses.revive(sender.get());
            if (thread.signed()) {
                contacts.addressProved(held.contactId());
            }
        }
        Message message = conversations.receive(new Incoming(held.visitorId(), null, held.id(), null, key(letter),
                Written.byMail(shown(read)), known ? null : name(read))).message();
        return Outcome.of(LetterKind.REPLY, null, held.id(), message.seq());
    }

    private Outcome begin(IncomingLetter letter, ReadLetter read, long visitor) {
        Channel channel = threads.channel(read, letter.account());
        String subject = read.subject().isBlank() ? "" : read.subject() + "\n\n";
        Message message = conversations.receive(new Incoming(visitor, channel, null, null, key(letter),
                Written.byMail(subject + shown(read)))).message();
        return Outcome.of(LetterKind.NEW, null, message.conversationId(), message.seq());
    }

    /** What its sender wrote; where that is nothing, what came along. */
    private static String shown(ReadLetter read) {
        Reply reply = Reply.of(read);
        if (!reply.shown().isBlank()) {
            return reply.shown();
        }
        List<String> names = Enclosures.of(read).stream().map(Enclosures.Enclosed::name).toList();
        return names.isEmpty() ? reply.quoted() : String.join("\n", names);
    }

    /** Who writes in somebody else's thread, in words. */
    private static String name(ReadLetter read) {
        if (read.from() == null) {
            return "?";
        }
        String address = read.from().address() == null ? "?" : read.from().address();
        return read.from().name() == null ? address : Text.preview(read.from().name(), 50) + " (" + address + ")";
    }

    private static SenderKey key(IncomingLetter letter) {
        return new SenderKey(UUID.nameUUIDFromBytes(("letter:" + letter.id()).getBytes(StandardCharsets.UTF_8)).toString());
    }
}
