package org.tertulia.platform.job;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The jobs of one type on this node, and the hands that do them. */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class.getName());
    /** Enough for two cores, as most of a job's time is waiting; with twice as many those who chat wait half as long again (docs/performance.md). */
    static final int HANDS = 6;
    /** So that a look is not for one job only; not more, as what is taken here no other node can do. */
    static final int AT_A_LOOK = 2 * HANDS;

    private final IntFunction<List<Claim>> take;
    private final Consumer<Claim> work;
    private final Executor threads;
    private final Semaphore free = new Semaphore(HANDS);
    /** What was taken at the last look and is not begun yet. */
    private final Queue<Claim> taken = new ConcurrentLinkedQueue<>();
    private volatile boolean more;

    /**
     * @param take takes at most so many that are due
     * @param work does what was taken
     */
    Lane(IntFunction<List<Claim>> take, Consumer<Claim> work, Executor threads) {
        this.take = take;
        this.work = work;
        this.threads = threads;
    }

    boolean idle() {
        return free.availablePermits() == HANDS && taken.isEmpty();
    }

    /** Begins as much as there are hands free. Looks into the table only when all is handed out that was taken there last. */
    synchronized void start() {
        if (taken.isEmpty() && free.availablePermits() > 0) {
            taken.addAll(take.apply(AT_A_LOOK));
            more = taken.size() == AT_A_LOOK;
        }
        while (!taken.isEmpty() && free.tryAcquire()) {
            start(taken.remove());
        }
    }

    private void start(Claim claim) {
        try {
            threads.execute(() -> {
                try {
                    work.accept(claim);
                } finally {
                    free.release();
                }
                if (!taken.isEmpty() || more) {
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
