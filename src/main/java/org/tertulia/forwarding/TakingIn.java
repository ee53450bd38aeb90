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
import org.tertulia.inbox.ChannelType;
import org.tertulia.mail.bounce.Automatic;
import org.tertulia.mail.bounce.Bounce;
import org.tertulia.mail.bounce.Filter;
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

    /** So much of what a machine says (characters); the letter itself is kept whole. */
    private static final int LONGEST_NOTE = 4_000;

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
    @Inject
    Copies copies;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    InboxMails mails;
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
        Outcome outcome = stop(read, thread).or(() -> byMachine(letter, read, thread)).orElse(null);
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

    /** Whoever got a letter of a chat asks for no more, by the address that only that letter held. */
    private Optional<Outcome> stop(ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        if (thread.isEmpty() || !thread.get().signed() || !StopLetter.is(read)) {
            return Optional.empty();
        }
        Conversation held = conversations.lock(thread.get().conversation());
        if (held.channelType() == ChannelType.EMAIL || held.contactId() == null) {
            return Optional.empty();
        }
        stoppedAddresses.stop(EmailAddress.parse(contacts.get(held.contactId()).email()), StoppedAddress.How.MAIL);
        return Optional.of(Outcome.of(LetterKind.AUTOMATIC, StopLetter.SUBJECT, held.id(), null));
    }

    private Optional<Outcome> byMachine(IncomingLetter letter, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        Optional<Bounce> bounce = Bounce.of(read);
        if (bounce.isPresent()) {
            return Optional.of(bounces.take(bounce.get()));
        }
        if (letter.released()) {
            return Optional.empty();
        }
        Optional<Automatic> automatic = Automatic.of(read);
        if (automatic.isPresent() && isAnswer(automatic.get().kind(), read, thread)) {
            return Optional.of(noted(letter, read, automatic.get().kind(), thread));
        }
        return keptOut(read, thread).map(reason -> Outcome.of(LetterKind.FILTERED, reason.code(), null, null));
    }

    /** Lists, and machines that write of their own accord, are the filter's. */
    private static boolean isAnswer(Automatic.Kind kind, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        boolean answers = thread.isPresent() || !read.references().isEmpty() || !read.inReplyTo().isEmpty();
        return kind != Automatic.Kind.LIST && (kind != Automatic.Kind.MACHINE || answers);
    }

    /** Who answers is let in, unless nothing of them is wanted. */
    private Optional<Filter.Reason> keptOut(ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        if (thread.isEmpty()) {
            return Filter.decide(read, mails.of(threads.channel(read).inboxId()).rules());
        }
        long inbox = conversations.find(thread.get().conversation()).orElseThrow().inboxId();
        return Filter.denied(read, mails.of(inbox).rules()) ? Optional.of(Filter.Reason.DENIED) : Optional.empty();
    }

    /** What a machine wrote stands in its thread for who wants to know, and wakes nobody. */
    private Outcome noted(IncomingLetter letter, ReadLetter read, Automatic.Kind kind, Optional<ThreadOfLetter.Found> thread) {
        String code = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (thread.isEmpty()) {
            return Outcome.of(LetterKind.AUTOMATIC, code, null, null);
        }
        Conversation held = conversations.lock(thread.get().conversation());
        String said = shown(read);
        String brief = Written.byMail(said.length() > LONGEST_NOTE ? said.substring(0, LONGEST_NOTE) + "…" : said).value();
        Message note = conversations.note(held, key(letter), isContacts(held, read) ? null : name(read), "automatic: " + code + "\n" + brief).message();
        return Outcome.of(LetterKind.AUTOMATIC, code, held.id(), note.seq());
    }

    private boolean isContacts(Conversation held, ReadLetter read) {
        return held.contactId() != null && Newcomers.sender(read).filter(sender -> contacts.get(held.contactId()).email().equals(sender.value())).isPresent();
    }

    private Outcome answer(IncomingLetter letter, ReadLetter read, ThreadOfLetter.Found thread) {
        Conversation held = conversations.lock(thread.conversation());
        boolean known = isContacts(held, read);
        if (known) {
            EmailAddress sender = Newcomers.sender(read).orElseThrow();
            deadAddresses.revive(sender);
            stoppedAddresses.lift(sender);
            if (thread.signed()) {
                contacts.addressProved(held.contactId());
            }
        }
        if (thread.guest() && !known) {
            Message aside = conversations.aside(held, key(letter), name(read), Written.byMail(shown(read)), letter.id()).message();
            return Outcome.of(LetterKind.REPLY, null, held.id(), aside.seq());
        }
        Message message = conversations.receive(new Incoming(held.visitorId(), null, held.id(), null, key(letter),
                Written.byMail(shown(read)), known ? null : name(read), letter.id())).message();
        // a stranger brings nobody in: whoever has got hold of a copy could read along from then on
        if (known || Newcomers.sender(read).filter(sender -> copies.takesPart(held, sender)).isPresent()) {
            copies.join(held, read, message.seq());
        }
        return Outcome.of(LetterKind.REPLY, null, held.id(), message.seq());
    }

    private Outcome begin(IncomingLetter letter, ReadLetter read, long visitor) {
        Newcomers.sender(read).ifPresent(stoppedAddresses::lift);
        Channel channel = threads.channel(read);
        String subject = read.subject().isBlank() ? "" : read.subject() + "\n\n";
        Message message = conversations.receive(new Incoming(visitor, channel, null, null, key(letter),
                Written.byMail(subject + shown(read)), null, letter.id())).message();
        copies.join(conversations.lock(message.conversationId()), read, message.seq());
        automaticAnswers.greet(message.conversationId(), channel.inboxId(), read);
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
