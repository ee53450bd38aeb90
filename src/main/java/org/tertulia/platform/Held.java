package org.tertulia.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/**
 * Rows that a query locks, as they are then. EclipseLink reads them again by itself, Hibernate keeps what the transaction has read of them
 * before ({@link HibernateHabits}); {@code find} with a lock needs nothing of this.
 */
public final class Held {

    private static volatile boolean known;

    private Held() {
    }

    /** Queries keep what is known already: said by whoever does so, at the start. */
    static void queriesKeepWhatIsKnown() {
        known = true;
    }

    /** @param query a named query with a lock for the row with this {@code id}; EclipseLink prepares it once, which it does not do for {@code find} */
    public static <T> Optional<T> row(EntityManager em, Class<T> type, Object id, String query) {
        return known ? Optional.ofNullable(em.find(type, id, LockModeType.PESSIMISTIC_WRITE))
                : em.createNamedQuery(query, type).setParameter("id", id).getResultStream().findFirst();
    }

    /** @param query one without a lock yet */
    public static <T> List<T> rows(EntityManager em, TypedQuery<T> query) {
        List<T> rows = query.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        if (known) {
            rows.forEach(em::refresh);
        }
        return rows;
    }
}
