package org.tertulia.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Crew;

/** Runs what is due on the server's own threads, a few at a time, so that a slow mail server holds up nothing else. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int AT_ONCE = 8;

    @Inject
    Jobs jobs;
    @Inject
    @Any
    Instance<JobHandler> handlers;
    @Inject
    Crew crew;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicLong rounds = new AtomicLong();
    private volatile boolean more;
    private final Queue<Ending> unwritten = new ConcurrentLinkedQueue<>();

    /**
     * What became of a run.
     *
     * @param again when the handler wants to be called again, or null
     * @param error why it failed, or null
     * @param tries how often the handler itself tried before it gave up; 0 where it did not
     */
    private record Ending(Claim claim, Instant again, String error, int tries) {
    }

    /** Starts as much of the due work as there are free hands; where more is due, whoever gets a hand free goes on. */
    void round() {
        startDue();
        for (int left = unwritten.size(); left > 0; left--) {
            end(unwritten.remove());
        }
        rounds.incrementAndGet();
    }

    private synchronized void startDue() {
        int hands = free.availablePermits();
        List<String> due = hands > 0 ? jobs.due(hands) : List.of();
        more = hands == 0 || due.size() == hands;
        for (String key : due) {
            if (free.tryAcquire()) {
                start(key);
            }
        }
    }

    /** How often this node has looked for due work since its start. */
    public long rounds() {
        return rounds.get();
    }

    /** Whether nothing is being worked on here at this moment. */
    public boolean idle() {
        return free.availablePermits() == AT_ONCE;
    }

    private void start(String key) {
        try {
            crew.execute(() -> {
                boolean ran = false;
                try {
                    ran = claimAndRun(key);
                } finally {
                    free.release();
                }
                if (ran) {
                    goOn();
                }
            });
        } catch (RuntimeException refused) {
            free.release();
            throw refused;
        }
    }

    /** Only once half of the hands are free: each look at the table takes what is due for all of them. */
    private void goOn() {
        if (more && free.availablePermits() >= AT_ONCE / 2) {
            try {
                startDue();
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "The next round finds what is due.", e);
            }
        }
    }

    /** @return whether it was this node's to run */
    private boolean claimAndRun(String key) {
        try {
            Claim claim = jobs.claim(key);
            if (claim != null) {
                end(run(claim));
            }
            return claim != null;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + key + " could not be taken; it will be tried again.", e);
            return false;
        }
    }

    private Ending run(Claim claim) {
        try {
            return new Ending(claim, handler(claim.type()).run(claim.ref()), null, 0);
        } catch (GivenUp givenUp) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " was given up.", givenUp);
            return new Ending(claim, null, givenUp.getMessage(), givenUp.tries());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " failed.", e);
            String error = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (claim.last()) {
                tellHandler(claim, error);
            }
            return new Ending(claim, null, error, 0);
        }
    }

    /** A database that is away just now must not leave the job running for ever: the end is written once it is back. */
    private void end(Ending ending) {
        try {
            write(ending);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The end of job " + ending.claim().key() + " could not be written; it will be tried again.", e);
            unwritten.add(ending);
        }
    }

    private void write(Ending ending) {
        if (ending.error() == null) {
            jobs.finish(ending.claim(), ending.again());
        } else if (ending.tries() > 0) {
            jobs.giveUp(ending.claim(), ending.error(), ending.tries());
        } else {
            jobs.fail(ending.claim(), ending.error());
        }
    }

    /** Before the job is blocked, not after: a node that dies in between leaves a job that somebody takes up again. */
    private void tellHandler(Claim claim, String error) {
        try {
            handler(claim.type()).givenUp(claim.ref(), error);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " was given up, and its room could not be told.", e);
        }
    }

    private JobHandler handler(String type) {
        return handlers.stream().filter(h -> h.type().equals(type)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does jobs of the type " + type + "."));
    }
}
