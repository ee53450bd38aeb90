package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        var query = em.createNativeQuery("select * from conversation where id in (" + marks(ids.size()) + ") order by id for update skip locked",
                Conversation.class);
        List<Long> padded = padded(ids);
        for (int i = 0; i < padded.size(); i++) {
            query.setParameter(i + 1, padded.get(i));
        }
        for (Object row : query.getResultList()) {
            Conversation held = (Conversation) row;
            free.put(held.id(), held);
        }
        return free;
    }

    /** The keys that something has been stored with already, in any of these conversations. */
    private Set<SenderKey> known(List<Incoming> some) {
        return em.createQuery("select m.key from Message m where m.conversationId in :conversations and m.key in :keys", String.class)
                .setParameter("conversations", padded(some.stream().map(Incoming::conversation).toList()))
                .setParameter("keys", padded(some.stream().map(in -> in.key().value()).toList()))
                .getResultStream().map(SenderKey::new).collect(Collectors.toCollection(HashSet::new));
    }

    /** To the next power of two by its last one again: a statement is prepared for six sizes, not for thirty-two. */
    private static <T> List<T> padded(List<T> some) {
        List<T> all = new ArrayList<>(some);
        all.addAll(Collections.nCopies(size(some.size()) - some.size(), some.get(some.size() - 1)));
        return all;
    }

    private static int size(int many) {
        return many == 1 ? 1 : Integer.highestOneBit(many - 1) * 2;
    }

    private static String marks(int many) {
        String[] marks = new String[size(many)];
        Arrays.fill(marks, "?");
        return String.join(",", marks);
    }
}
