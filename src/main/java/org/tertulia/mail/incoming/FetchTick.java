package org.tertulia.mail.incoming;

import jakarta.annotation.PostConstruct;
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
import org.tertulia.platform.Settings;

/** Looks for new letters in the folder, and after the readers of the mailboxes, each second. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FetchTick {

    private static final Logger LOG = Logger.getLogger(FetchTick.class.getName());

    @Inject
    Fetching fetching;

    private final AtomicBoolean dropping = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile boolean failing;

    /** A mailbox that cannot be meant is told at the start, and not when somebody misses a letter. */
    @PostConstruct
    void check() {
        new Settings().imapUrl().ifPresent(ImapUrl::of);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "letters in the drop folder")
    public void everySecond() {
        once(dropping, fetching::drop);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "readers of mailboxes")
    public void eachSecond() {
        once(polling, fetching::round);
    }

    @PreDestroy
    void leave() {
        fetching.leave();
    }

    /** A database that is away for a while must neither kill the timer nor fill the log. */
    private void once(AtomicBoolean busy, Runnable work) {
        if (busy.compareAndSet(false, true)) {
            try {
                work.run();
                failing = false;
            } catch (RuntimeException e) {
                LOG.log(failing ? Level.FINE : Level.WARNING, "Looking for letters failed; it goes on trying.", e);
                failing = true;
            } finally {
                busy.set(false);
            }
        }
    }
}
