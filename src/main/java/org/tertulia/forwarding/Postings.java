package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.SenderKey;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.platform.job.Jobs;
import org.tertulia.team.Agent;

/**
 * Letters that somebody asks for: the transcript for the visitor, and a thread that an agent passes on (row D12). What is asked for stands in the
 * thread as an event; what has become of it too, where that is not that it was sent.
 */
@ApplicationScoped
@Transactional
public class Postings {

    /** The longest note above a thread that is passed on (characters). */
    public static final int LONGEST_NOTE = 5_000;
    /** So many letters are written for a conversation in a day, whoever asks. */
    static final int A_DAY = 50;
    /** So many transcripts a visitor gets of a conversation in a day. */
    static final int VISITORS_A_DAY = 5;
    static final Duration ONE_CLICK = Duration.ofSeconds(10);

    @Inject
    Clock clock;
    @Inject
    Jobs jobs;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    Situation situation;
    @Inject
    LetterBook letters;
    @Inject
    LetterWriter writer;
    @Inject
    DeadAddresses deadAddresses;
    @Inject
    StoppedAddresses stoppedAddresses;

    /**
     * Sends the conversation, without comments.
     *
     * @param typed the address; null or blank for the contact's
     * @return where it goes
     * @throws Refusal for the field {@code to}, or when the conversation is not the agent's to see
     */
    public EmailAddress transcript(Agent by, long conversation, String typed) {
        Conversation held = held(by, conversation);
        boolean none = typed == null || typed.isBlank();
        EmailAddress to = none ? situation.address(held).orElseThrow(() -> Refusal.invalid("to", "no-address", "Nobody knows the visitor's e-mail address yet."))
                : address(typed);
        LetterPurpose purpose = situation.address(held).filter(to::equals).isPresent() ? LetterPurpose.TRANSCRIPT : LetterPurpose.FORWARDED;
        checkWanted(to);
        if (post(held, new ForwardedLetter(purpose, conversation, 1, held.lastSeq(), List.of(), to, writer.messageId(held), clock.now()).by(by.id(), null, false))) {
            conversations.tell(by, held, "transcript: " + to.value());
        }
        return to;
    }

    /**
     * Passes the conversation on to somebody. Who answers, writes to the team.
     *
     * @param note     what stands above it; may be empty
     * @param from     the number of the entry to begin with; 0 for the first
     * @param comments whether the team's comments go along
     * @return where it goes
     * @throws Refusal for the field {@code to}, {@code note} or {@code from}, or when the conversation is not the agent's to see
     */
    public EmailAddress forward(Agent by, long conversation, String typed, String note, long from, boolean comments) {
        Conversation held = held(by, conversation);
        EmailAddress to = address(typed);
        String words = Text.lines("note", note, LONGEST_NOTE);
        if (from < 0 || from > held.lastSeq()) {
            throw Refusal.invalid("from", "bad-seq", "Begin with an entry of this conversation.");
        }
        checkWanted(to);
        if (post(held, new ForwardedLetter(LetterPurpose.FORWARDED, conversation, Math.max(1, from), held.lastSeq(), List.of(), to, writer.messageId(held),
                clock.now()).by(by.id(), words.isEmpty() ? null : words, comments))) {
            conversations.tell(by, held, "forwarded: " + to.value());
        }
        return to;
    }

    /**
     * Sends the visitor the conversation that they see. Whoever has proved the address and asked for no more letters wants some again.
     *
     * @return where it goes
     * @throws Refusal when no address is known, nothing can be sent there, or it was asked for too often
     */
    public EmailAddress ownTranscript(long conversation) {
        Conversation held = conversations.lock(conversation);
        EmailAddress to = situation.address(held).orElseThrow(() -> Refusal.conflict("no-address", "Nobody knows the visitor's e-mail address yet.", null));
        if (deadAddresses.contains(to)) {
            throw Refusal.conflict("address-dead", "E-mails to this address came back.", null);
        }
        lift(held, to);
        if (post(held, new ForwardedLetter(LetterPurpose.TRANSCRIPT, conversation, 1, held.shownSeq(), List.of(), to, writer.messageId(held), clock.now()))) {
            conversations.note(held, SenderKey.fresh(), null, "own-transcript: " + to.value());
        }
        return to;
    }

    /** A mere claim lifts nothing: anybody can type somebody's address into a chat. */
    private void lift(Conversation held, EmailAddress to) {
        Optional<Contact> proved = contacts.find(held.contactId()).filter(Contact::verified);
        if (stoppedAddresses.find(to).isPresent() && proved.isEmpty()) {
            throw Refusal.conflict("address-stopped", "The owner of this address asked for no more e-mails.", null);
        }
        stoppedAddresses.lift(to);
    }

    private void checkWanted(EmailAddress to) {
        if (deadAddresses.contains(to)) {
            throw Refusal.invalid("to", "address-dead", "E-mails to this address came back.");
        }
        if (stoppedAddresses.find(to).isPresent()) {
            throw Refusal.invalid("to", "address-stopped", "The owner of this address asked for no more e-mails.");
        }
    }

    /** @return whether it is another one than a moment ago: a second click is no second letter */
    private boolean post(Conversation held, ForwardedLetter letter) {
        if (letters.since(held.id(), clock.now().minus(ONE_CLICK)).stream().anyMatch(letter::says)) {
            return false;
        }
        int transcripts = asked(held.id(), LetterPurpose.TRANSCRIPT).size();
        if (letter.askedBy() == null && transcripts >= VISITORS_A_DAY || transcripts + asked(held.id(), LetterPurpose.FORWARDED).size() >= A_DAY) {
            throw Refusal.tooMany("This conversation was sent several times today. Please try again tomorrow.");
        }
        letters.add(letter);
        jobs.put(PostLetterJob.TYPE, letter.id(), clock.now());
        return true;
    }

    private List<Instant> asked(long conversation, LetterPurpose purpose) {
        return letters.preparedSince(conversation, purpose, clock.now().minus(Duration.ofDays(1)));
    }

    private Conversation held(Agent by, long conversation) {
        return conversations.lock(conversations.seenBy(by, conversation).id());
    }

    private static EmailAddress address(String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (Refusal refused) {
            throw Refusal.invalid("to", refused.code(), refused.getMessage());
        }
    }
}
