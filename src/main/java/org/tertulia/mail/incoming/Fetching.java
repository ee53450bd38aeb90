package org.tertulia.mail.incoming;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.mail.Trouble;
import org.tertulia.platform.Settings;

/**
 * Sees to it that what is to be read is read: the folder by whoever calls, each mailbox on a thread of its own, so that a slow or
 * dead one holds up no other. Pauses between two looks are the machine's time; which node reads, and how long a mailbox that fails is
 * left alone, is decided in the database, for all nodes.
 */
@ApplicationScoped
public class Fetching {

    private static final Logger LOG = Logger.getLogger(Fetching.class.getName());
    private static final Duration EACH = Duration.ofSeconds(10);
    /** Well within {@link MailAccount#LEASE}. */
    private static final Duration KEEP = Duration.ofSeconds(20);
    /** Routers and servers forget a connection on which nothing is said; some after five minutes, the best after 29. */
    private static final Duration SILENCE = Duration.ofMinutes(4);
    /** After something came, one more look. */
    private static final Duration REST = Duration.ofSeconds(4);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    @Inject
    Settings settings;
    @Inject
    Arrivals arrivals;
    @Inject
    MailAccounts accounts;
    @Inject
    IncomingAccounts incoming;
    @Resource
    ManagedThreadFactory threads;

    private final Map<String, Running> running = new HashMap<>();
    private final Map<String, Pause> pauses = new HashMap<>();
    private MailDrop drop;

    /** A mailbox that is read here now. Times are {@link System#nanoTime}. */
    private static final class Running {

        private final Wanted wanted;
        private final MailboxReader reader;
        private final Thread thread;
        private boolean ending;
        private long keptAt = System.nanoTime();
        private long nudgedAt = System.nanoTime();

        private Running(Wanted wanted, MailboxReader reader, Thread thread) {
            this.wanted = wanted;
            this.reader = reader;
            this.thread = thread;
        }
    }

    /** When a mailbox was last looked at from here, and as what. */
    private record Pause(String version, long since) {
    }

    /** The folder, if there is one. Not to be called twice at once. */
    void drop() {
        if (drop == null) {
            drop = settings.mailDrop().map(folder -> new MailDrop(folder, arrivals::store)).orElse(null);
        }
        try {
            if (drop == null || drop.isEmpty() || !accounts.take(MailDrop.ACCOUNT, true)) {
                return;
            }
            try {
                drop.fetch();
                accounts.looked(MailDrop.ACCOUNT, false);
            } finally {
                accounts.done(MailDrop.ACCOUNT, null);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The folder that TERTULIA_MAIL_DROP names cannot be read.", e);
        }
    }

    /** Begins and ends the reading of mailboxes, as they are wanted now. Never waits for a mail server. */
    synchronized void round() {
        List<Wanted> wanted = incoming.wanted();
        for (Running each : List.copyOf(running.values())) {
            if (!each.thread.isAlive()) {
                ended(each);
            } else if (!each.ending && (!wanted.stream().anyMatch(now -> same(now, each.wanted)) || !kept(each))) {
                each.ending = true;
                aside("end of mail", each.reader::end);
            } else if (!each.ending && older(each.nudgedAt, each.reader.restless() ? REST : SILENCE)) {
                nudge(each);
            }
        }
        wanted.stream().filter(each -> !running.containsKey(each.account())).forEach(this::begin);
    }

    private void nudge(Running each) {
        each.nudgedAt = System.nanoTime();
        aside("nudge for mail", each.reader::nudge);
    }

    /** Lets all mailboxes look now whether anything was missed. */
    synchronized void nudge() {
        running.values().forEach(this::nudge);
    }

    /** How many mailboxes are being read here. */
    synchronized int reading() {
        return running.size();
    }

    private void begin(Wanted wanted) {
        Pause pause = pauses.get(wanted.account());
        boolean fresh = pause == null || !pause.version().equals(wanted.version());
        if (fresh || older(pause.since(), EACH)) {
            pauses.put(wanted.account(), new Pause(wanted.version(), System.nanoTime()));
            if (accounts.take(wanted.account(), fresh)) {
                MailboxReader reader = new MailboxReader(wanted, true, arrivals::store, accounts);
                Thread thread = threads.newThread(reader);
                thread.setName("tertulia mail " + wanted.account());
                running.put(wanted.account(), new Running(wanted, reader, thread));
                thread.start();
            }
        }
    }

    private void ended(Running was) {
        running.remove(was.wanted.account());
        Pause pause = pauses.get(was.wanted.account());
        pauses.put(was.wanted.account(), new Pause(pause.version(), System.nanoTime()));
        Trouble trouble = was.reader.trouble();
        if (trouble != null) {
            // once in a row is enough for the log; the page says the rest
            Level level = accounts.failures(was.wanted.account()) == 1 ? Level.WARNING : Level.FINE;
            LOG.log(level, "A mailbox could not be read; it is tried again. {0}", trouble.sentence("en"));
        }
    }

    private boolean kept(Running each) {
        if (!older(each.keptAt, KEEP)) {
            return true;
        }
        each.keptAt = System.nanoTime();
        return accounts.keep(each.wanted.account());
    }

    private static boolean same(Wanted one, Wanted other) {
        return one.account().equals(other.account()) && one.version().equals(other.version());
    }

    /** What may wait for a mail server does not hold up the round. */
    private void aside(String what, Runnable work) {
        Thread thread = threads.newThread(work);
        thread.setName("tertulia " + what);
        thread.start();
    }

    /** Takes leave of all mail servers; of those that do not answer, not for long. */
    synchronized void leave() {
        List<Thread> farewells = new ArrayList<>();
        for (Running each : running.values()) {
            Thread farewell = new Thread(each.reader::leave, "tertulia end of mail");
            farewell.setDaemon(true);
            farewell.start();
            farewells.add(farewell);
        }
        long until = System.nanoTime() + FAREWELL.toNanos();
        for (Thread farewell : farewells) {
            try {
                farewell.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean older(long nanos, Duration than) {
        return System.nanoTime() - nanos >= than.toNanos();
    }
}
