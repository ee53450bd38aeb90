package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.inbox.ChannelType;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.job.Jobs;
import org.tertulia.visitor.Presence;

/** Replies by e-mail: the settings (row E3), and what an agent is told before sending (row E6). */
@ApplicationScoped
@Transactional
public class Forwarding {

    private static final int MOST_WAITING = 200;

    @PersistenceContext
    EntityManager em;
    @Inject
    Conversations conversations;
    @Inject
    Presence presence;
    @Inject
    Situation situation;
    @Inject
    LetterBook letters;
    @Inject
    Ledger ledger;
    @Inject
    Jobs jobs;
    @Inject
    Clock clock;

    public ForwardingSettings settings() {
        return em.find(ForwardingSettings.class, ForwardingSettings.ID);
    }

    /**
     * Changes what is not null; conversations follow when their jobs are due next.
     *
     * @param shortest up to how many messages a conversation is sent whole
     * @throws Refusal {@code INVALID} for a field such as {@code forwarding.delay}; nothing is changed then
     */
    public ForwardingSettings change(ForwardingMode mode, Duration delay, Duration away, Duration interval, Integer context,
                                     Integer shortest) {
        ForwardingSettings settings = em.find(ForwardingSettings.class, ForwardingSettings.ID, LockModeType.PESSIMISTIC_WRITE);
        settings.send(mode == null ? settings.mode() : mode);
        settings.wait(delay == null ? settings.delay() : delay, away == null ? settings.away() : away,
                interval == null ? settings.interval() : interval);
        settings.include(context == null ? settings.context() : context, shortest == null ? settings.shortest() : shortest);
        return settings;
    }

    /** Letters that the mail server could not take yet, the one that is tried next first; at most 200. */
    public List<WaitingLetter> waiting() {
        return letters.waiting(MOST_WAITING).stream().map(letter -> new WaitingLetter(letter.conversationId(), letter.recipient(), letter.tries(),
                letter.failingSince(), letter.nextTry(), letter.reason())).toList();
    }

    /**
     * Tries at once what could not be sent in a conversation: what waits, what was given up, and what the mail server refused, as a
     * new letter to the address of today.
     *
     * @throws Refusal when there is no such conversation, or nothing that could be tried
     */
    public void tryAgain(long conversation) {
        List<ForwardedLetter> tried = ledger.tryAgain(conversation);
        if (tried.isEmpty()) {
            throw Refusal.conflict("nothing-to-mail", "There is nothing left to send by e-mail here.", null);
        }
        for (ForwardedLetter letter : tried) {
            boolean replies = letter.kind() == LetterPurpose.REPLIES;
            jobs.put(replies ? ForwardUnreadJob.TYPE : PostLetterJob.TYPE, replies ? conversation : letter.id(), clock.now());
        }
    }

    /** How a reply written now would reach the visitor. @throws Refusal when there is no such conversation */
    public Forecast forecast(long conversation) {
        Conversation its = conversations.find(conversation).orElseThrow(() -> Refusal.missing("conversation"));
        if (its.channelType() != ChannelType.EMAIL && presence.goneSince(its.visitorId()) == null) {
            return new Forecast(Forecast.Way.WIDGET, null);
        }
        if (settings().mode() == ForwardingMode.NONE && its.channelType() != ChannelType.EMAIL) {
            return new Forecast(Forecast.Way.MODE_NONE, null);
        }
        if (situation.dead(its)) {
            return new Forecast(Forecast.Way.BOUNCED, null);
        }
        if (situation.stopped(its)) {
            return new Forecast(Forecast.Way.STOPPED, null);
        }
        return situation.address(its).map(to -> new Forecast(Forecast.Way.MAIL, to.value()))
                .orElseGet(() -> new Forecast(Forecast.Way.NO_ADDRESS, null));
    }
}
