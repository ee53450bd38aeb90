package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tertulia.conversation.MessageKind;
import org.tertulia.mail.incoming.IncomingLetter;

/** Looks things up in the ledger of letters. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LetterBook {

    /** So many earlier letters a letter refers to at most. */
    private static final int MOST_REFERENCES = 20;

    @PersistenceContext
    EntityManager em;

    void add(ForwardedLetter letter) {
        em.persist(letter);
        em.flush();
    }

    Optional<ForwardedLetter> find(long id) {
        return Optional.ofNullable(em.find(ForwardedLetter.class, id));
    }

    /** The letter that was prepared and not seen to be sent, if there is one. */
    Optional<ForwardedLetter> prepared(long conversation) {
        return em.createQuery("select l from ForwardedLetter l where l.conversationId = :conversation and l.kind = :kind and l.state = :prepared order by l.id",
                        ForwardedLetter.class).setParameter("conversation", conversation).setParameter("kind", LetterPurpose.REPLIES)
                .setParameter("prepared", LetterState.PREPARED).getResultStream().findFirst();
    }

    /** The letters that were prepared and not seen to be sent, oldest first. */
    List<ForwardedLetter> allPrepared(long conversation) {
        return inState(conversation, LetterState.PREPARED);
    }

    /** The letters that will not be sent, oldest first. */
    List<ForwardedLetter> failed(long conversation) {
        return inState(conversation, LetterState.FAILED);
    }

    private List<ForwardedLetter> inState(long conversation, LetterState state) {
        return em.createQuery("select l from ForwardedLetter l where l.conversationId = :conversation and l.state = :state order by l.id",
                ForwardedLetter.class).setParameter("conversation", conversation).setParameter("state", state).getResultList();
    }

    /** The letters that were written down for the conversation since then. */
    List<ForwardedLetter> since(long conversation, Instant since) {
        return em.createQuery("select l from ForwardedLetter l where l.conversationId = :conversation and l.preparedAt > :since", ForwardedLetter.class)
                .setParameter("conversation", conversation).setParameter("since", since).getResultList();
    }

    /** When letters of that kind were written down for the conversation since then. */
    List<Instant> preparedSince(long conversation, LetterPurpose kind, Instant since) {
        return em.createQuery("""
                        select l.preparedAt from ForwardedLetter l where l.conversationId = :conversation and l.kind = :kind
                        and l.preparedAt > :since""", Instant.class)
                .setParameter("conversation", conversation).setParameter("kind", kind).setParameter("since", since).getResultList();
    }

    /** The letters of all conversations that wait for the mail server, the next first. */
    List<ForwardedLetter> waiting(int most) {
        return em.createQuery("select l from ForwardedLetter l where l.state = :prepared and l.nextTry is not null order by l.nextTry, l.id",
                ForwardedLetter.class).setParameter("prepared", LetterState.PREPARED).setMaxResults(most).getResultList();
    }

    /** What went to the contact already. @param sentAt when the last letter was sent, or null. @param upTo up to where letters have carried the thread, or failed to for good; 0 for nowhere */
    record Before(Instant sentAt, long upTo) {
    }

    Before before(long conversation) {
        Object[] last = em.createQuery("""
                        select max(l.sentAt), max(case when l.state = :sent or l.state = :failed then l.lastSeq else 0 end) from ForwardedLetter l
                        where l.conversationId = :conversation and l.kind = :kind""", Object[].class).setParameter("conversation", conversation)
                .setParameter("kind", LetterPurpose.REPLIES).setParameter("sent", LetterState.SENT).setParameter("failed", LetterState.FAILED).getSingleResult();
        return new Before((Instant) last[0], last[1] == null ? 0 : ((Number) last[1]).longValue());
    }

    /** The Message-IDs of the letters that were sent before this one to whom it goes, oldest first. */
    List<String> before(ForwardedLetter letter) {
        boolean toContact = letter.kind().toContact();
        TypedQuery<String> query = em.createQuery("select l.messageId from ForwardedLetter l where l.conversationId = :conversation and l.state = :sent and l.id < :id and "
                        + (toContact ? "l.kind <> :passedOn" : "l.kind = :passedOn and l.recipient = :recipient") + " order by l.id desc", String.class)
                .setParameter("conversation", letter.conversationId()).setParameter("sent", LetterState.SENT).setParameter("id", letter.id())
                .setParameter("passedOn", LetterPurpose.FORWARDED);
        if (!toContact) {
            query.setParameter("recipient", letter.recipient());
        }
        List<String> latestFirst = query.setMaxResults(MOST_REFERENCES).getResultList();
        List<String> oldestFirst = new ArrayList<>(latestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** The letters that said something to us as entries that the contact sees, oldest first: no guest's, no machine's. */
    List<IncomingLetter> heard(long conversation) {
        return em.createQuery("""
                        select l from IncomingLetter l, Message m where l.conversationId = :conversation and m.conversationId = :conversation
                        and m.seq = l.seq and m.kind = :message order by l.seq""", IncomingLetter.class)
                .setParameter("conversation", conversation).setParameter("message", MessageKind.MESSAGE).getResultList();
    }

    /** The letter that went out under this Message-ID, if it was one of ours. */
    Optional<ForwardedLetter> byMessageId(String messageId) {
        return em.createQuery("select l from ForwardedLetter l where l.messageId = :id", ForwardedLetter.class)
                .setParameter("id", messageId).getResultStream().findFirst();
    }

    /** Whether the visitor has read all these replies; true for none. */
    boolean allRead(long conversation, List<Long> replies) {
        return replies.isEmpty() || em.createQuery("""
                        select count(m) from Message m where m.conversationId = :conversation and m.seq in :seqs
                        and m.delivery.state <> org.tertulia.conversation.DeliveryState.READ""", Long.class)
                .setParameter("conversation", conversation).setParameter("seqs", replies).getSingleResult() == 0;
    }
}
