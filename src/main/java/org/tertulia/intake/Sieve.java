package org.tertulia.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Written;
import org.tertulia.forwarding.Bounces;
import org.tertulia.forwarding.StopLink;
import org.tertulia.forwarding.StoppedAddress;
import org.tertulia.forwarding.StoppedAddresses;
import org.tertulia.inbox.ChannelType;
import org.tertulia.mail.bounce.Automatic;
import org.tertulia.mail.bounce.Bounce;
import org.tertulia.mail.bounce.Filter;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.incoming.Outcome;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;

/**
 * Keeps back what is no letter to the inbox: bounces, requests to write no more, what machines answer, and what the inbox keeps out
 * (row D4).
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Sieve {

    /** So much of what a machine says (characters); the letter itself is kept whole. */
    private static final int LONGEST_NOTE = 4_000;

    @Inject
    ThreadOfLetter threads;
    @Inject
    Bounces bounces;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    Sender sender;
    @Inject
    StoppedAddresses stoppedAddresses;
    @Inject
    InboxMails mails;

    /** What became of the letter; empty where it is one for people. @param thread what it goes on with, if that is known */
    Optional<Outcome> keep(IncomingLetter letter, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        return stop(read, thread).or(() -> byMachine(letter, read, thread));
    }

    /** Whoever got a letter of a chat asks for no more, by the address that only that letter held. */
    private Optional<Outcome> stop(ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        if (thread.isEmpty() || !thread.get().signed() || !read.subject().strip().equalsIgnoreCase(StopLink.SUBJECT)) {
            return Optional.empty();
        }
        Conversation held = conversations.lock(thread.get().conversation());
        if (held.channelType() == ChannelType.EMAIL || held.contactId() == null) {
            return Optional.empty();
        }
        stoppedAddresses.stop(EmailAddress.parse(contacts.get(held.contactId()).email()), StoppedAddress.How.MAIL);
        return Optional.of(Outcome.of(LetterKind.AUTOMATIC, StopLink.SUBJECT, held.id(), null));
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
        return keptOut(letter, read, thread).map(reason -> Outcome.of(LetterKind.FILTERED, reason.code(), null, null));
    }

    /** Lists, and machines that write of their own accord, are the filter's. */
    private static boolean isAnswer(Automatic.Kind kind, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        boolean answers = thread.isPresent() || !read.references().isEmpty() || !read.inReplyTo().isEmpty();
        return kind != Automatic.Kind.LIST && (kind != Automatic.Kind.MACHINE || answers);
    }

    /** Who answers is let in, unless nothing of them is wanted. */
    private Optional<Filter.Reason> keptOut(IncomingLetter letter, ReadLetter read, Optional<ThreadOfLetter.Found> thread) {
        if (thread.isEmpty()) {
            return Filter.decide(read, mails.of(threads.channel(read, letter.account()).inboxId()).rules());
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
        String said = LetterEntry.shown(read);
        String brief = Written.byMail(said.length() > LONGEST_NOTE ? said.substring(0, LONGEST_NOTE) + "…" : said).value();
        Message note = conversations.note(held, LetterEntry.key(letter), sender.isContact(held, read) ? null : LetterEntry.writer(read), "automatic: " + code + "\n" + brief).message();
        return Outcome.of(LetterKind.AUTOMATIC, code, held.id(), note.seq());
    }
}
