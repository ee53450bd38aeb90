package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.SenderKey;
import org.tertulia.inbox.ChannelType;
import org.tertulia.mail.Letter;
import org.tertulia.mail.LetterDelayed;
import org.tertulia.mail.Mailbox;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/**
 * Sees to it that a reply is mailed at most once (promise 5). A letter is written down and committed, then sent outside
 * of any transaction, then written down as sent. Who dies in between leaves a prepared letter, which goes out again under
 * the same Message-ID with the same messages, unless the visitor has read them all by then.
 */
@ApplicationScoped
@Transactional
class Ledger {

    /** How much of a reason a reply can hold (characters). */
    private static final int LONGEST_REASON = 200;

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Conversations conversations;
    @Inject
    Deliveries deliveries;
    @Inject
    Forwarding forwarding;
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
    @Inject
    Copies copies;

    /**
     * What comes next.
     *
     * @param id   the ledger's, of the letter to send, or null for none
     * @param more whether there may be another to send after it; what comes meanwhile makes the job due anew by itself
     * @param due  when to ask again, or null
     */
    record Step(long conversation, Long id, Letter letter, boolean more, Instant due) {

        static final Step DONE = at(null);

        static Step at(Instant due) {
            return new Step(0, null, null, false, due);
        }
    }

    /** Decides what is to be done for the conversation now, and writes down the letter where one is to be sent. */
    Step prepare(long conversation) {
        Optional<Conversation> held = conversations.held(conversation);
        return held.isPresent() ? next(held.get()) : Step.DONE;
    }

    /** The mail server has the letter. */
    void sent(Step step) {
        conversations.lock(step.conversation());
        ForwardedLetter letter = unsent(step);
        if (letter != null) {
            letter.sent(clock.now());
            deliveries.advance(letter.conversationId(), letter.replies(), DeliveryState.FORWARDED, letter.recipient(), null);
        }
    }

    /** The mail server will never take the letter. @param why in words */
    void refused(Step step, String why) {
        conversations.lock(step.conversation());
        ForwardedLetter letter = unsent(step);
        if (letter != null) {
            fail(letter, why);
        }
    }

    /** What is to be done for a letter that somebody asked for. @param id the ledger's */
    Step post(long id) {
        ForwardedLetter letter = unsent(id);
        if (letter == null) {
            return Step.DONE;
        }
        if (deadAddresses.contains(EmailAddress.parse(letter.recipient()))) {
            fail(letter, ForwardingPolicy.BOUNCED);
            return Step.DONE;
        }
        return sendAsItWas(conversations.lock(letter.conversationId()), letter);
    }

    /** As {@link #givenUp}, for a letter that somebody asked for. */
    void postGivenUp(long id, String why) {
        ForwardedLetter letter = unsent(id);
        if (letter != null) {
            giveUp(conversations.lock(letter.conversationId()), letter, why);
        }
    }

    /** What comes of a letter that the mail server could not take now. @param next when it is tried again; null: not any more */
    record Delay(Instant next, int tries) {

        boolean given() {
            return next == null && tries > 0;
        }
    }

    /** The mail server could not take the letter now: it waits, or is given up. */
    Delay delayed(Step step, LetterDelayed why) {
        Conversation held = conversations.lock(step.conversation());
        ForwardedLetter letter = unsent(step);
        if (letter == null) {
            return new Delay(null, 0);
        }
        String words = words(why);
        Instant next = letter.delay(words, clock.now());
        Delay delay = new Delay(next, letter.tries());
        if (next == null) {
            giveUp(held, letter, words);
        } else {
            deliveries.await(letter.conversationId(), letter.replies(), next, Text.preview(words, LONGEST_REASON));
        }
        return delay;
    }

    /** A person wants what could not be sent to be tried now. @return what is tried */
    List<ForwardedLetter> tryAgain(long conversation) {
        Conversation held = conversations.lock(conversation);
        for (ForwardedLetter refused : letters.failed(conversation)) {
            List<Long> replies = deliveries.failed(conversation, refused.replies());
            Optional<EmailAddress> to = situation.address(held);
            if (!replies.isEmpty() && to.isPresent()) {
                letters.add(new ForwardedLetter(conversation, refused.firstSeq(), refused.lastSeq(), replies, to.get(), writer.messageId(held), clock.now())
                        .copiedTo(copies(held, replies)));
            }
        }
        List<ForwardedLetter> prepared = letters.allPrepared(conversation);
        for (ForwardedLetter letter : prepared) {
            letter.beginAnew();
            deliveries.await(conversation, letter.replies(), null, null);
            deliveries.advance(conversation, letter.replies(), DeliveryState.FORWARDING, letter.recipient(), null);
        }
        return prepared;
    }

    /** The mail server's own words; where it said nothing, a code of ours. */
    private static String words(LetterDelayed why) {
        return why.said() != null ? why.said() : "mail-" + why.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void giveUp(Conversation held, ForwardedLetter letter, String why) {
        letter.giveUp(why);
        markFailed(letter, why);
        if (letter.kind() != LetterPurpose.REPLIES) {
            return;
        }
        deliveries.advance(letter.conversationId(), situation.unread(held).stream().map(Message::seq).toList(),
                DeliveryState.NOT_FORWARDED, null, Text.preview(why, LONGEST_REASON));
    }

    /**
     * The letter could not be written or sent, however often it was tried. What is prepared stays prepared, for a person to
     * have it tried again.
     */
    void givenUp(long conversation, String why) {
        Optional<Conversation> held = conversations.held(conversation);
        if (held.isPresent()) {
            letters.prepared(conversation).ifPresentOrElse(letter -> giveUp(held.get(), letter, why), () -> deliveries.advance(conversation, situation.unread(held.get()).stream().map(Message::seq).toList(),
                    DeliveryState.NOT_FORWARDED, null, Text.preview(why, LONGEST_REASON)));
        }
    }

    private Step next(Conversation held) {
        ForwardingSettings settings = forwarding.settings();
        Optional<ForwardedLetter> unfinished = letters.prepared(held.id()).filter(letter -> stillWanted(letter, held, settings));
        return unfinished.isPresent() ? sendAsItWas(held, unfinished.get()) : decide(held, settings);
    }

    private Step decide(Conversation held, ForwardingSettings settings) {
        Situation.Now now = situation.of(held, settings);
        ForwardingPolicy.Decision decision = ForwardingPolicy.decide(settings, now.facts());
        if (decision instanceof ForwardingPolicy.Decision.Wait wait) {
            return Step.at(wait.until());
        }
        if (decision instanceof ForwardingPolicy.Decision.Not not) {
            deliveries.advance(held.id(), not.replies(), DeliveryState.NOT_FORWARDED, null, not.reason());
            return Step.DONE;
        }
        if (decision instanceof ForwardingPolicy.Decision.Send send) {
            EmailAddress to = situation.address(held).orElseThrow();
            ForwardedLetter letter = new ForwardedLetter(held.id(), send.from(), send.upTo(), send.replies(), to,
                    writer.messageId(held), clock.now()).copiedTo(copies(held, send.replies()));
            letters.add(letter);
            List<Message> carried = now.messages().stream().filter(m -> m.seq() >= send.from() && m.seq() <= send.upTo()).toList();
            return send(held, letter, carried, !now.all());
        }
        return Step.DONE;
    }

    private List<EmailAddress> copies(Conversation held, List<Long> replies) {
        return replies.isEmpty() ? List.of() : copies.of(held.id(), replies).stream().map(Mailbox::address)
                .filter(address -> stoppedAddresses.find(address).isEmpty()).toList();
    }

    private Step sendAsItWas(Conversation held, ForwardedLetter letter) {
        if (letter.nextTry() != null && letter.nextTry().isAfter(clock.now())) {
            return Step.at(letter.nextTry());
        }
        return send(held, letter, writer.carried(letter), true);
    }

    private Step send(Conversation held, ForwardedLetter letter, List<Message> carried, boolean more) {
        deliveries.advance(held.id(), letter.replies(), DeliveryState.FORWARDING, letter.recipient(), null);
        return new Step(held.id(), letter.id(), writer.write(held, letter, carried), more, null);
    }

    /** Whether the prepared letter is to go out after all; if so, to whom the conversation belongs now. */
    private boolean stillWanted(ForwardedLetter letter, Conversation held, ForwardingSettings settings) {
        Optional<EmailAddress> address = situation.address(held);
        if (settings.mode() != ForwardingMode.TRANSCRIPT && letters.allRead(held.id(), letter.replies())) {
            letter.drop();
            return false;
        }
        boolean none = settings.mode() == ForwardingMode.NONE && held.channelType() != ChannelType.EMAIL;
        if (none || address.isEmpty() || situation.dead(held) || situation.stopped(held)) {
            fail(letter, address.isEmpty() ? ForwardingPolicy.NO_ADDRESS : none ? ForwardingPolicy.MODE_NONE
                    : situation.dead(held) ? ForwardingPolicy.BOUNCED : ForwardingPolicy.STOPPED);
            return false;
        }
        if (!address.get().value().equals(letter.recipient())) {
            letter.address(address.get(), writer.messageId(held));
        }
        return true;
    }

    private void fail(ForwardedLetter letter, String why) {
        letter.fail(why);
        markFailed(letter, why);
    }

    private void markFailed(ForwardedLetter letter, String why) {
        if (letter.kind() == LetterPurpose.TRANSCRIPT || letter.kind() == LetterPurpose.FORWARDED) {
            conversations.note(conversations.lock(letter.conversationId()), SenderKey.fresh(), null,
                    "mail-failed: " + letter.recipient() + " – " + Text.preview(why, LONGEST_REASON));
        }
        deliveries.advance(letter.conversationId(), letter.replies(), DeliveryState.FAILED, null, Text.preview(why, LONGEST_REASON));
    }

    /** The letter of a step whose conversation is held, or null when its way has ended already. */
    private ForwardedLetter unsent(Step step) {
        return letters.find(step.id()).filter(letter -> letter.state() == LetterState.PREPARED).orElse(null);
    }

    /** The letter, with its conversation held, or null when its way has ended already. */
    private ForwardedLetter unsent(long id) {
        ForwardedLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            return null;
        }
        conversations.lock(letter.conversationId());
        em.refresh(letter);
        return letter.state() == LetterState.PREPARED ? letter : null;
    }
}
