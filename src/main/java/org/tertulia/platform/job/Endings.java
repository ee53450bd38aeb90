package org.tertulia.platform.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Scribe;

/**
 * Runs whose end is to be written down. One hand at a time does so, for all that ended until then; the others go on. If this node dies before, its jobs
 * are taken for running still and run once more somewhere else, as those are that it had not ended.
 */
final class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class.getName());
    private static final int MOST_TOGETHER = 64;

    private final Jobs jobs;
    private final Queue<Ending> unwritten = new ConcurrentLinkedQueue<>();
    private final Scribe scribe = new Scribe();

    Endings(Jobs jobs) {
        this.jobs = jobs;
    }

    void add(Ending ending) {
        unwritten.add(ending);
        write();
    }

    /** Writes what has ended, unless somebody does. A database that is away just now must not leave a job running for ever: what it does not take waits for the next time. */
    void write() {
        scribe.write(() -> !unwritten.isEmpty(), this::writeSome);
    }

    boolean idle() {
        return unwritten.isEmpty() && scribe.idle();
    }

    private boolean writeSome() {
        List<Ending> some = new ArrayList<>();
        for (Ending next = unwritten.poll(); next != null; next = some.size() < MOST_TOGETHER ? unwritten.poll() : null) {
            some.add(next);
        }
        List<Ending> left = new ArrayList<>(together(some));
        try {
            while (!left.isEmpty()) {
                jobs.end(left.get(0));
                left.remove(0);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The end of job " + left.get(0).claim().key() + " could not be written; it will be tried again.", e);
            unwritten.addAll(left.subList(1, left.size()));
            unwritten.add(left.get(0));
            return false;
        }
    }

    /** @return those that have to be written alone */
    private List<Ending> together(List<Ending> some) {
        try {
            return some.size() < 2 ? some : jobs.end(some);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Ends of jobs are written one by one.", e);
            return some;
        }
    }
}
