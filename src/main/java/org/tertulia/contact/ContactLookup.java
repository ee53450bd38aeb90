package org.tertulia.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tertulia.platform.Vendor;
import org.tertulia.platform.Words;

/** Finds contacts by words of their names and addresses, however many contacts there are. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ContactLookup {

    private static final String LATEST = " order by k.updated_at desc, k.id desc";

    /** What begins with a letter or two is found among those who were here last; the index would give a tenth of all. */
    private static final String NEAR = "select k.id from (select id, updated_at, words from contact k" + LATEST
            + " limit 500) k where k.words @@ to_tsquery('simple', ?1)" + LATEST + " limit ?2";
    private static final String ALL = "select k.id from (select id, updated_at from contact where words @@ to_tsquery('simple', ?1) limit 1000) k"
            + LATEST + " limit ?2";

    private static final String SAID = "concat(' ', lower(function('translate', concat(c.email, ' ', coalesce(c.firstName, ''), ' ', "
            + "coalesce(c.lastName, '')), :from, :to)), ' ')";

    @PersistenceContext
    EntityManager em;
    @Inject
    Vendor vendor;

    List<Contact> find(Words words, int most) {
        if (!vendor.isPostgresql()) {
            return embedded(words, most);
        }
        List<Long> ids = ids(NEAR, words, most);
        if (ids.size() < most) {
            ids = ids(ALL, words, most);
        }
        return ids.isEmpty() ? List.of() : em.createQuery("select c from Contact c where c.id in :ids order by c.updatedAt desc, c.id desc", Contact.class)
                .setParameter("ids", ids).getResultList();
    }

    private List<Long> ids(String sql, Words words, int most) {
        Query query = em.createNativeQuery(sql).setParameter(1, words.query()).setParameter(2, most);
        List<?> ids = query.getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    private List<Contact> embedded(Words words, int most) {
        List<String> patterns = words.patterns();
        TypedQuery<Contact> query = em.createQuery("select c from Contact c where " + IntStream.range(0, patterns.size())
                .mapToObj(i -> SAID + " like :word" + i).collect(Collectors.joining(" and ")) + " order by c.updatedAt desc, c.id desc", Contact.class)
                .setParameter("from", Words.FROM).setParameter("to", Words.TO).setMaxResults(most);
        IntStream.range(0, patterns.size()).forEach(i -> query.setParameter("word" + i, patterns.get(i)));
        return query.getResultList();
    }
}
