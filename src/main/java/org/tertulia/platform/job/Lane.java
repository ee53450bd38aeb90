package org.tertulia.platform.job;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The jobs of one type on this node, and the hands that do them. */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class.getName());
    /** Most of a job's time is waiting, for a mail server or a commit. */
    static final int HANDS = 12;
    private static final int AT_A_LOOK = 4 * HANDS;

    private final IntFunction<List<String>> due;
    private final Predicate<String> work;
    private final Executor threads;
    private final Semaphore free = new Semaphore(HANDS);
    /** The keys of what was due at the last look and is not begun yet. */
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private volatile boolean more;

    /**
     * @param due  gives the keys of at most so many that are due
     * @param work takes a job by its key and does it; says whether it was this node's to do
     */
    Lane(IntFunction<List<String>> due, Predicate<String> work, Executor threads) {
        this.due = due;
        this.work = work;
        this.threads = threads;
    }

    boolean idle() {
        return free.availablePermits() == HANDS && found.isEmpty();
    }

    /** Begins as much as there are hands free. Looks into the table only when all is handed out that was found there last. */
    synchronized void start() {
        if (found.isEmpty() && free.availablePermits() > 0) {
            found.addAll(due.apply(AT_A_LOOK));
            more = found.size() == AT_A_LOOK;
        }
        while (!found.isEmpty() && free.tryAcquire()) {
            start(found.remove());
        }
    }

    private void start(String key) {
        try {
            threads.execute(() -> {
                boolean ran = false;
                try {
                    ran = work.test(key);
                } finally {
                    free.release();
                }
                // what others have taken is taken by them at the next look too: that is for the next round
                if (!found.isEmpty() || ran && more) {
                    goOn();
                }
            });
        } catch (RuntimeException refused) {
            free.release();
            throw refused;
        }
    }

    private void goOn() {
        try {
            start();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The next round finds what is due.", e);
        }
    }
}
