package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Words;

/**
 * Looks for words among millions of messages, on PostgreSQL (docs/decisions/0084). A word that stands in many conversations is soon found by
 * going back from the latest activity; one that stands in few, by the index; one between the two, by the index of some weeks. None of it reads
 * more than so much.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Search {

    /** So many conversations are looked through before the index is asked; a page of a frequent word is full by then. */
    private static final int NEAR = 200;
    /** So many where the index gives too much even of a week. */
    private static final int FAR = 4000;
    /** So many messages of the index are put in order at most. */
    static final int HITS = 500;
    /** So many weeks back the index is asked where it has more than that of all time. */
    private static final List<Integer> WEEKS = List.of(1, 8, 64);
    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** The plan is what the statement says, whatever the statistics guess; what the index gives by the million it need not give whole. */
    private static final String PLAN = "select " + List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit").stream()
            .map(name -> "set_config('" + name + "', 'off', true)").collect(Collectors.joining(", "));

    // coalesce: not by the index of words, but within the conversation
    private static final String WALK = """
            with c as materialized (%s)
            select c.id, c.updated_at, case when exists (select 1 from message m where m.conversation_id = c.id and coalesce(m.words @@ to_tsquery('simple', ?1), false))
            or exists (select 1 from conversation o join contact k on k.id = o.contact_id where o.id = c.id and coalesce(k.words @@ to_tsquery('simple', ?1), false))
            then 1 else 0 end from c""" + Latest.ORDER;
    // what is more than can be put in order is not looked up at all
    private static final String INDEX = """
            with hit as materialized (select m.conversation_id, m.words @@ to_tsquery('simple', ?1) as fits from message m where m.words @@ to_tsquery('simple', ?2)%1$s limit %3$d),
            person as materialized (select k.id, k.words @@ to_tsquery('simple', ?1) as fits from contact k where k.words @@ to_tsquery('simple', ?2) limit %3$d),
            c as materialized (select c.id, c.updated_at from conversation c where c.id in (select h.conversation_id from hit h where h.fits
            union select o.id from conversation o join person p on o.contact_id = p.id and p.fits)
            and (select count(*) from hit) < %3$d and (select count(*) from person) < %3$d and %2$s)
            select * from (select c.id, c.updated_at from c order by c.updated_at desc, c.id desc limit %4$d) found
            union all select -1, count(*) from hit union all select -2, count(*) from person""";
    // as the index says it, so that it is seen to serve
    private static final String SINCE = " and array[cast(m.at / 604800000 as integer)] && cast(%s as integer[])";

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;

    /** The ids of a page of the conversations in which the words are, in one message or in the contact's name and address; the latest first. */
    List<Long> find(Words words, Latest view, int most) {
        em.createNativeQuery(PLAN).getResultList();
        List<Object[]> walked = walk(words, view, Math.max(NEAR, most));
        SortedSet<Found> found = found(walked);
        if (walked.size() >= NEAR && found.size() < most) {
            found.addAll(further(words, view, most));
        }
        return found.stream().limit(most).map(Found::id).toList();
    }

    private Collection<Found> further(Words words, Latest view, int most) {
        List<Found> ofLate = words.rare().none() ? null : index(words, view, most, WEEKS.get(0));
        if (ofLate == null) {
            return found(walk(words, view, FAR));
        }
        List<Found> all = index(words, view, most, null);
        if (all != null) {
            return all;
        }
        for (int i = 1; i < WEEKS.size() && ofLate.size() < most; i++) {
            List<Found> more = index(words, view, most, WEEKS.get(i));
            if (more == null) {
                break;
            }
            ofLate = more;
        }
        return ofLate.size() >= most ? ofLate : Stream.concat(ofLate.stream(), found(walk(words, view, FAR)).stream()).toList();
    }

    /** What the index gives, of so many weeks before the page or, without, of all time; null where that is too much. */
    private List<Found> index(Words words, Latest view, int most, Integer weeks) {
        List<Object> values = new ArrayList<>(List.of(words.query(), words.rare().query()));
        String since = "";
        if (weeks != null) {
            values.add(weeks(view, weeks));
            since = String.format(SINCE, "?" + values.size());
        }
        List<Object[]> rows = rows(String.format(INDEX, since, view.condition(values), HITS, most), values);
        boolean tooMany = rows.stream().anyMatch(row -> number(row[0]) < 0 && number(row[1]) >= HITS);
        return tooMany ? null : rows.stream().filter(row -> number(row[0]) > 0).map(Found::of).toList();
    }

    private String weeks(Latest view, int weeks) {
        long last = (view.after() == null ? clock.now() : view.after().at()).toEpochMilli() / WEEK;
        return LongStream.rangeClosed(last - weeks, last).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private List<Object[]> walk(Words words, Latest view, int far) {
        List<Object> values = new ArrayList<>(List.of(words.query()));
        return rows(String.format(WALK, view.sql(values, far)), values);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, List<Object> values) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getResultList();
    }

    private static SortedSet<Found> found(List<Object[]> walked) {
        return walked.stream().filter(row -> number(row[2]) == 1).map(Found::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    /** A conversation and its latest activity; the latest first. */
    private record Found(long id, long at) implements Comparable<Found> {

        static Found of(Object[] row) {
            return new Found(number(row[0]), number(row[1]));
        }

        @Override
        public int compareTo(Found other) {
            return at == other.at ? Long.compare(other.id, id) : Long.compare(other.at, at);
        }
    }
}
