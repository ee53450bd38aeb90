package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores messages of several conversations in one transaction with as few statements as one message takes. It waits for no row: what is
 * not plain is left to go alone.
 */
@ApplicationScoped
class SharedTransaction {

    @PersistenceContext
    EntityManager em;
    @Inject
    Appending appending;

    /** @return of each, in their order, what became of it; null where it has to go alone */
    @Transactional
    public List<Posted> store(List<Incoming> some) {
        Map<Long, Conversation> free = free(some.stream().map(Incoming::conversation).distinct().sorted().toList());
        Set<SenderKey> known = known(some);
        List<Posted> stored = new ArrayList<>();
        for (Incoming in : some) {
            Conversation held = free.get(in.conversation());
            boolean plain = held != null && held.visitorId() == in.visitor() && known.add(in.key());
            stored.add(plain ? appending.append(held, in.key(), MessageKind.MESSAGE, in.author(), in.text().value(), message -> { }) : null);
        }
        return stored;
    }

    /** Holds those that nobody else holds. JPA has no word for that. */
    private Map<Long, Conversation> free(List<Long> ids) {
        Map<Long, Conversation> free = new HashMap<>();
        List<Long> padded = padded(ids);
        var query = em.createNativeQuery("select * from conversation where id in (" + repeated("?", padded.size()) + ") order by id for update skip locked",
                Conversation.class);
        for (int i = 0; i < padded.size(); i++) {
            query.setParameter(i + 1, padded.get(i));
        }
        for (Object row : query.getResultList()) {
            Conversation held = (Conversation) row;
            free.put(held.id(), held);
        }
        return free;
    }

    /**
     * The keys that something has been stored with already, each in its own conversation. A list of conversations and one of keys would say the
     * same, but sixteen of each are 256 pairs to PostgreSQL, or all that the sixteen ever said.
     */
    private Set<SenderKey> known(List<Incoming> some) {
        List<Incoming> padded = padded(some);
        var query = em.createNativeQuery("select m.sender_key from (values " + repeated("(cast(? as bigint), cast(? as varchar))", padded.size())
                + ") as asked (conversation_id, sender_key) join message m on m.conversation_id = asked.conversation_id and m.sender_key = asked.sender_key");
        for (int i = 0; i < padded.size(); i++) {
            query.setParameter(2 * i + 1, padded.get(i).conversation());
            query.setParameter(2 * i + 2, padded.get(i).key().value());
        }
        Set<SenderKey> known = new HashSet<>();
        for (Object key : query.getResultList()) {
            known.add(new SenderKey((String) key));
        }
        return known;
    }

    /** To the next power of two by its last one again: a statement is prepared for six sizes, not for thirty-two. */
    private static <T> List<T> padded(List<T> some) {
        List<T> all = new ArrayList<>(some);
        int size = some.size() == 1 ? 1 : Integer.highestOneBit(some.size() - 1) * 2;
        all.addAll(Collections.nCopies(size - some.size(), some.get(some.size() - 1)));
        return all;
    }

    private static String repeated(String part, int times) {
        return String.join(",", Collections.nCopies(times, part));
    }
}
