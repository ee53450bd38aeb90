package org.tertulia.mail.incoming;

import jakarta.annotation.PostConstruct;
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
import org.tertulia.platform.Settings;

/** Looks for new letters: each second in the folder, each ten seconds in the mailbox. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FetchTick {

    @Inject
    Fetching fetching;

    private final AtomicBoolean dropping = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();

    /** A mailbox that cannot be meant is told at the start, and not when somebody misses a letter. */
    @PostConstruct
    void check() {
        new Settings().imapUrl().ifPresent(ImapUrl::of);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "letters in the drop folder")
    public void everySecond() {
        once(dropping, fetching::drop);
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "letters in the mailbox")
    public void everyTenSeconds() {
        once(polling, fetching::mailbox);
    }

    /** A mailbox may take longer than until the next tick. */
    private static void once(AtomicBoolean busy, Runnable work) {
        if (busy.compareAndSet(false, true)) {
            try {
                work.run();
            } finally {
                busy.set(false);
            }
        }
    }
}
