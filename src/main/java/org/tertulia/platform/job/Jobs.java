package org.tertulia.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
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

    /** The keys of what is due of that type, the longest waiting first. */
    @Transactional
    List<String> due(String type, int most) {
        return em.createQuery("select j.key from Job j where j.state = :due and j.type = :type and j.dueAt <= :now order by j.dueAt", String.class)
                .setParameter("due", JobState.DUE).setParameter("type", type).setParameter("now", clock.now()).setMaxResults(most).getResultList();
    }

    /** Takes the job for this node, or gives null where another was faster or it is not due any more. */
    @Transactional
    Claim claim(String key) {
        Job job = lock(key);
        if (job == null || job.state() != JobState.DUE || job.dueAt().isAfter(clock.now())) {
            return null;
        }
        job.claim(nodes.here(), clock.now());
        return new Claim(key, job.ref(), job.claim(), job.onLastAttempt());
    }

    @Transactional
    void finish(Claim claim, Instant again) {
        Job job = claimed(claim);
        if (job != null) {
            job.finish(again, clock.now());
        }
    }

    @Transactional
    void fail(Claim claim, String error) {
        Job job = claimed(claim);
        if (job != null) {
            job.fail(error, clock.now());
        }
    }

    @Transactional
    void giveUp(Claim claim, String error, int tries) {
        Job job = claimed(claim);
        if (job != null) {
            job.giveUp(error, tries, clock.now());
        }
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

    private Job claimed(Claim claim) {
        Job job = lock(claim.key());
        return job != null && job.state() == JobState.RUNNING && job.claim() == claim.number() ? job : null;
    }

    private Job lock(String key) {
        return em.find(Job.class, key, LockModeType.PESSIMISTIC_WRITE);
    }
}
