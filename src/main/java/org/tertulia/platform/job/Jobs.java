package org.tertulia.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Held;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.platform.node.Nodes;

/**
 * The one table of due work. {@link #put} and {@link #cancel} take part in the caller's transaction; whoever calls them
 * holds the lock of the thing that the job is about, so the same job is never put twice at once.
 */
@ApplicationScoped
public class Jobs {

    private static final Duration KEPT = Duration.ofDays(7);

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Nodes nodes;

    /** Makes the job {@code type:ref} due at {@code due}, in place of any earlier date. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(String type, long ref, Instant due) {
        Job job = lock(Job.key(type, ref));
        if (job == null) {
            em.persist(new Job(type, ref, due, clock.now()));
        } else {
            job.put(due, clock.now());
        }
        em.flush();  // what is locked once more in the same transaction is read again
    }

    /** The job, if there is one, is not wanted any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(String type, long ref) {
        Job job = lock(Job.key(type, ref));
        if (job != null) {
            job.cancel(clock.now());
            em.flush();
        }
    }

    /**
     * Takes what is due of that type for this node, the longest waiting first; what another node takes at this moment is left to it.
     *
     * @param most at most so many
     */
    @Transactional
    List<Claim> take(String type, int most) {
        List<Job> due = free("select * from job where state = ? and type = ? and due_at <= ? order by due_at limit ? for update skip locked",
                List.of(JobState.DUE.name(), type, clock.now().toEpochMilli(), most));
        if (!due.isEmpty()) {
            nodes.answerFor();
        }
        return due.stream().map(job -> job.claim(nodes.here(), clock.now())).toList();
    }

    /** Writes down how a run ended. */
    @Transactional
    void end(Ending ending) {
        Job job = lock(ending.claim().key());
        if (job != null) {
            ending.write(job, clock.now());
        }
    }

    /** As {@link #end(Ending)}, for several. It waits for no row, as others hold several too. @return those that have to be ended alone */
    @Transactional
    List<Ending> end(List<Ending> some) {
        Map<String, Job> held = free("select * from job where job_key in (" + String.join(",", Collections.nCopies(some.size(), "?")) + ") for update skip locked",
                some.stream().map(ending -> ending.claim().key()).toList()).stream().collect(Collectors.toMap(Job::key, job -> job));
        some.stream().filter(ending -> held.containsKey(ending.claim().key())).forEach(ending -> ending.write(held.get(ending.claim().key()), clock.now()));
        return some.stream().filter(ending -> !held.containsKey(ending.claim().key())).toList();
    }

    /** The rows that nobody holds, held from now on. JPA has no word for that. */
    @SuppressWarnings("unchecked")
    private List<Job> free(String sql, List<?> parameters) {
        Query query = em.createNativeQuery(sql, Job.class);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.getResultList();
    }

    /** What was given up, newest first, for the administrator. */
    @Transactional
    public List<BlockedJob> blocked() {
        return em.createQuery("select j from Job j where j.state = :blocked order by j.changedAt desc", Job.class)
                .setParameter("blocked", JobState.BLOCKED).setMaxResults(200).getResultStream()
                .map(j -> new BlockedJob(j.key(), j.type(), j.attempts(), j.lastError(), j.changedAt())).toList();
    }

    /** Tries a blocked job again now. */
    @Transactional
    public void retry(String key) {
        Job job = lock(key);
        if (job == null || job.state() != JobState.BLOCKED) {
            throw Refusal.missing("blocked job");
        }
        job.put(clock.now(), clock.now());
    }

    /** How many jobs are in each state, for the metrics. */
    @Transactional
    public Map<JobState, Long> counts() {
        return em.createQuery("select j.state, count(j) from Job j group by j.state", Object[].class).getResultStream()
                .collect(Collectors.toMap(row -> (JobState) row[0], row -> (Long) row[1]));
    }

    /** Forgets what was done long ago. */
    @Transactional
    void forget() {
        em.createQuery("delete from Job j where j.state = :done and j.changedAt < :limit").setParameter("done", JobState.DONE)
                .setParameter("limit", clock.now().minus(KEPT)).executeUpdate();
    }

    void takeBack(@Observes NodeLost lost) {
        Held.rows(em, em.createQuery("select j from Job j where j.state = :running and j.node = :node", Job.class)
                .setParameter("running", JobState.RUNNING).setParameter("node", lost.node())).forEach(job -> job.takeBack(clock.now()));
    }

    private Job lock(String key) {
        return em.find(Job.class, key, LockModeType.PESSIMISTIC_WRITE);
    }
}
