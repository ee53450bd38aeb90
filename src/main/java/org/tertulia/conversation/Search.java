package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tertulia.platform.Words;

/**
 * Looks for words among millions of messages, on PostgreSQL (docs/decisions/0084). A word that stands in many conversations is soon found by
 * going back from the latest activity; one that stands in few, by the index. Neither reads more than so much.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Search {

    /** So many conversations are looked through before the index is asked; a page of a frequent word is full by then. */
    private static final int NEAR = 200;
    /** So many where the index gives too much to be put in order. */
    private static final int FAR = 4000;
    /** So many messages of the index are put in order at most. */
    static final int HITS = 10_000;

    /** The plan is what the statement says, whatever the statistics guess; what the index gives by the million it need not give whole. */
    private static final String PLAN = "select " + List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit").stream()
            .map(name -> "set_config('" + name + "', 'off', true)").collect(Collectors.joining(", ")) + ", set_config('gin_fuzzy_search_limit', '40000', true)";

    // coalesce: not by the index of words, but within the conversation
    private static final String WALK = """
            with c as materialized (%s)
            select c.id, case when exists (select 1 from message m where m.conversation_id = c.id and coalesce(m.words @@ to_tsquery('simple', ?1), false))
            or exists (select 1 from conversation o join contact k on k.id = o.contact_id where o.id = c.id and coalesce(k.words @@ to_tsquery('simple', ?1), false))
            then 1 else 0 end from c""" + Latest.ORDER;
    private static final String INDEX = """
            with hit as materialized (select m.conversation_id from message m where m.words @@ to_tsquery('simple', ?1) limit %2$d),
            person as materialized (select k.id from contact k where k.words @@ to_tsquery('simple', ?1) limit %2$d),
            c as materialized (select c.id, c.updated_at from conversation c where c.id in (select h.conversation_id from hit h
            union select o.id from conversation o join person p on o.contact_id = p.id) and %1$s)
            select * from (select c.id, 0 from c order by c.updated_at desc, c.id desc limit %3$d) found
            union all select -1, count(*) from hit union all select -1, count(*) from person""";

    @PersistenceContext
    EntityManager em;

    /** The ids of a page of the conversations in which the words are, in one message or in the contact's name and address; the latest first. */
    List<Long> find(Words words, Latest view, int most) {
        em.createNativeQuery(PLAN).getResultList();
        List<Object[]> near = walk(words, view, Math.max(NEAR, most));
        if (near.size() < NEAR || found(near).size() >= most) {
            return page(near, most);
        }
        List<Object> values = values(words);
        List<Object[]> hits = rows(String.format(INDEX, view.condition(values), HITS, most), values);
        boolean tooMany = hits.stream().anyMatch(row -> number(row[0]) < 0 && number(row[1]) >= HITS);
        return tooMany ? page(walk(words, view, FAR), most) : hits.stream().map(row -> number(row[0])).filter(id -> id > 0).toList();
    }

    private List<Object[]> walk(Words words, Latest view, int far) {
        List<Object> values = values(words);
        return rows(String.format(WALK, view.sql(values, far)), values);
    }

    private static List<Object> values(Words words) {
        return new ArrayList<>(List.of(words.query()));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, List<Object> values) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getResultList();
    }

    private static List<Long> found(List<Object[]> walked) {
        return walked.stream().filter(row -> number(row[1]) == 1).map(row -> number(row[0])).toList();
    }

    private static List<Long> page(List<Object[]> walked, int most) {
        return found(walked).stream().limit(most).toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
