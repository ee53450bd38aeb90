package org.tertulia.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
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
    private volatile Endings endings;

    /** Starts as much of the due work as there are free hands; where more is due, whoever gets a hand free goes on. */
    void round() {
        for (Lane lane : lanes()) {
            lane.start();
        }
        endings.write();
        rounds.incrementAndGet();
    }

    private synchronized List<Lane> lanes() {
        if (lanes == null) {
            endings = new Endings(jobs);
            lanes = handlers.stream().map(handler -> new Lane(most -> jobs.take(handler.type(), most), claim -> endings.add(run(handler, claim)), crew)).toList();
        }
        return lanes;
    }

    /** How often this node has looked for due work since its start. */
    public long rounds() {
        return rounds.get();
    }

    /** Whether nothing is being worked on here at this moment. */
    public boolean idle() {
        return lanes().stream().allMatch(Lane::idle) && endings.idle();
    }

    private Ending run(JobHandler handler, Claim claim) {
        try {
            return new Ending(claim, handler.run(claim.ref()), null, 0);
        } catch (GivenUp givenUp) {
            LOG.log(Level.WARNING, "Job " + claim.key() + " was given up.", givenUp);
            return new Ending(claim, null, givenUp.getMessage(), givenUp.tries());
        } catch (RuntimeException | Error e) {  // whatever it was: the run has ended
            LOG.log(Level.WARNING, "Job " + claim.key() + " failed.", e);
            String error = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (claim.last()) {
                tell(handler, claim, error);
            }
            return new Ending(claim, null, error, 0);
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
