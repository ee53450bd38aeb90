package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
        return em.createQuery("select l from ForwardedLetter l where l.conversationId = :conversation and l.state = :prepared order by l.id",
                        ForwardedLetter.class).setParameter("conversation", conversation)
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

    /** The letters of all conversations that wait for the mail server, the next first. */
    List<ForwardedLetter> waiting(int most) {
        return em.createQuery("select l from ForwardedLetter l where l.state = :prepared and l.nextTry is not null order by l.nextTry, l.id",
                ForwardedLetter.class).setParameter("prepared", LetterState.PREPARED).setMaxResults(most).getResultList();
    }

    /** When the last letter was sent, or null. */
    Instant lastSentAt(long conversation) {
        return em.createQuery("select max(l.sentAt) from ForwardedLetter l where l.conversationId = :conversation", Instant.class)
                .setParameter("conversation", conversation).getResultStream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Up to where letters have carried the thread, or failed to for good; 0 for nowhere. */
    long carriedUpTo(long conversation) {
        return em.createQuery("select max(l.lastSeq) from ForwardedLetter l where l.conversationId = :conversation and l.state in :done",
                        Long.class).setParameter("conversation", conversation)
                .setParameter("done", Set.of(LetterState.SENT, LetterState.FAILED)).getResultStream()
                .filter(Objects::nonNull).findFirst().orElse(0L);
    }

    /** The Message-IDs of the letters that were sent before this one, oldest first. */
    List<String> before(ForwardedLetter letter) {
        List<String> latestFirst = em.createQuery("""
                        select l.messageId from ForwardedLetter l where l.conversationId = :conversation and l.state = :sent and l.id < :id
                        order by l.id desc""", String.class).setParameter("conversation", letter.conversationId())
                .setParameter("sent", LetterState.SENT).setParameter("id", letter.id()).setMaxResults(MOST_REFERENCES).getResultList();
        List<String> oldestFirst = new ArrayList<>(latestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
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
