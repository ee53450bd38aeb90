package org.tertulia.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Crew;

/**
 * Runs what is due on the server's own threads, a few jobs of each type at a time: a slow mail server, or a hundred thousand letters that are
 * due at once, hold up nothing else. Jobs of a type that nobody here does wait for a node that does.
 */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    @Inject
    Jobs jobs;
    @Inject
    @Any
    Instance<JobHandler> handlers;
    @Inject
    Crew crew;

    private final AtomicLong rounds = new AtomicLong();
    private volatile List<Lane> lanes;
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
        for (Lane lane : lanes()) {
            lane.start();
        }
        for (int left = unwritten.size(); left > 0; left--) {
            end(unwritten.remove());
        }
        rounds.incrementAndGet();
    }

    private synchronized List<Lane> lanes() {
        if (lanes == null) {
            lanes = handlers.stream().map(handler -> new Lane(most -> jobs.due(handler.type(), most), key -> claimAndRun(handler, key), crew)).toList();
        }
        return lanes;
    }

    /** How often this node has looked for due work since its start. */
    public long rounds() {
        return rounds.get();
    }

    /** Whether nothing is being worked on here at this moment. */
    public boolean idle() {
        return lanes().stream().allMatch(Lane::idle);
    }

    /** @return whether it was this node's to run */
    private boolean claimAndRun(JobHandler handler, String key) {
        try {
            Claim claim = jobs.claim(key);
            if (claim != null) {
                end(run(handler, claim));
            }
            return claim != null;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + key + " could not be taken; it will be tried again.", e);
            return false;
        }
    }

    private Ending run(JobHandler handler, Claim claim) {
        try {
            return new Ending(claim, handler.run(claim.ref()), null, 0);
        } catch (GivenUp givenUp) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " was given up.", givenUp);
            return new Ending(claim, null, givenUp.getMessage(), givenUp.tries());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " failed.", e);
            String error = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (claim.last()) {
                tell(handler, claim, error);
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
    private void tell(JobHandler handler, Claim claim, String error) {
        try {
            handler.givenUp(claim.ref(), error);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " was given up, and its room could not be told.", e);
        }
    }
}
