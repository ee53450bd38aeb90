package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.Clock;

/** How letters go out, in numbers. */
@ApplicationScoped
@Transactional
public class OutgoingMail {

    private static final Duration LATELY = Duration.ofDays(7);

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;

    /** @param lastSentAt when a mail server last took one, or null. @param waiting how many it has not. @param failed how many were given up within seven days */
    public record Numbers(Instant lastSentAt, long waiting, long failed) {
    }

    /** Of all inboxes together. */
    public Numbers numbers() {
        Instant last = em.createQuery("select max(l.sentAt) from ForwardedLetter l where l.state = :sent", Instant.class)
                .setParameter("sent", LetterState.SENT).getSingleResult();
        long waiting = em.createQuery("select count(l) from ForwardedLetter l where l.state = :prepared", Long.class)
                .setParameter("prepared", LetterState.PREPARED).getSingleResult();
        long failed = em.createQuery("select count(l) from ForwardedLetter l where l.state = :failed and l.preparedAt > :lately", Long.class)
                .setParameter("failed", LetterState.FAILED).setParameter("lately", clock.now().minus(LATELY)).getSingleResult();
        return new Numbers(last, waiting, failed);
    }
}
