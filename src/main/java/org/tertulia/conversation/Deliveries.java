package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Held;

/** Where the team's replies are on their way to the visitor (promise 5). */
@ApplicationScoped
@Transactional
public class Deliveries {

    private static final Set<DeliveryState> UNREAD = EnumSet.complementOf(EnumSet.of(DeliveryState.READ));

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Conversations conversations;
    @Inject
    Event<DeliveryChanged> changed;

    /** The replies up to {@code seq} are in an open widget. */
    public void delivered(long conversation, long seq) {
        List<Message> stored = replies(conversation, seq, EnumSet.of(DeliveryState.STORED));
        advance(conversation, stored, DeliveryState.DELIVERED, null, null);
    }

    /** The visitor has seen everything up to {@code seq} in the widget. */
    public void read(long conversation, long seq) {
        advance(conversation, replies(conversation, seq, UNREAD), DeliveryState.READ, null, null);
    }

    /** The replies that the visitor has not read and no letter has carried, ascending. */
    public List<Message> unread(long conversation) {
        return replies(conversation, Long.MAX_VALUE,
                EnumSet.of(DeliveryState.STORED, DeliveryState.DELIVERED, DeliveryState.NOT_FORWARDED));
    }

    /** The {@code seq} of the last reply that the visitor has read; 0 for none. */
    public long lastRead(long conversation) {
        Long seq = em.createQuery("select max(m.seq) from Message m where m.conversationId = :conversation and m.delivery.state = :read",
                Long.class).setParameter("conversation", conversation).setParameter("read", DeliveryState.READ).getSingleResult();
        return seq == null ? 0 : seq;
    }

    /**
     * Says of some replies how far they have come; those that cannot go there from where they are stay.
     *
     * @param to     the address of the letter, or null to leave it
     * @param reason a code or the mail server's words, or null
     */
    public void advance(long conversation, Collection<Long> seqs, DeliveryState state, String to, String reason) {
        if (!seqs.isEmpty()) {
            advance(conversation, replies(conversation, seqs), state, to, reason);
        }
    }

    /** The letter with these replies could not be sent now. @param next when it is tried again. @param reason as in {@link #advance} */
    public void await(long conversation, Collection<Long> seqs, Instant next, String reason) {
        if (!seqs.isEmpty()) {
            tell(conversation, DeliveryState.FORWARDING, replies(conversation, seqs).stream().filter(m -> m.await(next, reason)).map(Message::seq).toList());
        }
    }

    /** Those of these replies whose letter could not be sent, ascending. */
    public List<Long> failed(long conversation, Collection<Long> seqs) {
        return seqs.isEmpty() ? List.of() : replies(conversation, seqs).stream().filter(m -> m.delivery().state() == DeliveryState.FAILED)
                .map(Message::seq).sorted().toList();
    }

    private List<Message> replies(long conversation, Collection<Long> seqs) {
        return Held.rows(em, em.createQuery("select m from Message m where m.conversationId = :conversation and m.seq in :seqs", Message.class)
                .setParameter("conversation", conversation).setParameter("seqs", seqs));
    }

    private List<Message> replies(long conversation, long upTo, Set<DeliveryState> states) {
        return Held.rows(em, em.createQuery("""
                        select m from Message m where m.conversationId = :conversation and m.seq <= :seq
                        and m.delivery.state in :states order by m.seq""", Message.class)
                .setParameter("conversation", conversation).setParameter("seq", upTo).setParameter("states", states));
    }

    private void advance(long conversation, List<Message> replies, DeliveryState state, String to, String reason) {
        tell(conversation, state, replies.stream().filter(m -> m.advance(state, to, reason, clock.now())).map(Message::seq).toList());
    }

    private void tell(long conversation, DeliveryState state, List<Long> moved) {
        if (!moved.isEmpty()) {
            long inbox = conversations.find(conversation).orElseThrow().inboxId();
            changed.fire(new DeliveryChanged(conversation, inbox, state, moved));
        }
    }
}
