package org.tertulia.platform.job;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.node.Nodes;

/**
 * The heartbeat of a node: each second it looks for due work, every few seconds it says that it lives, once an hour it
 * tidies up. The timer itself is not persistent; what is due is in the database.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTick {

    private static final Logger LOG = Logger.getLogger(JobTick.class.getName());

    @Inject
    JobRunner runner;
    @Inject
    Jobs jobs;
    @Inject
    Nodes nodes;

    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean failing;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "due work")
    public void everySecond() {
        if (busy.compareAndSet(false, true)) {
            try {
                attempt(runner::round);
            } finally {
                busy.set(false);
            }
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "heartbeat")
    public void everyFiveSeconds() {
        attempt(() -> {
            nodes.beat();
            nodes.bury();
        });
    }

    @Schedule(hour = "*", minute = "17", persistent = false, info = "tidying up")
    public void everyHour() {
        attempt(jobs::forget);
    }

    @PreDestroy
    void leave() {
        attempt(nodes::leave);
    }

    /** A database that is away for a while must neither kill the timer nor fill the log. */
    private void attempt(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "The tick failed; it goes on trying each second.", e);
            }
            failing = true;
        }
    }
}
