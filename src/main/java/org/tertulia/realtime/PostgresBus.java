package org.tertulia.realtime;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * PostgreSQL's LISTEN and NOTIFY (decision 91). Sent is after the commit, by a connection of the bus's own and many signals in one
 * notification: a NOTIFY within the message's transaction would let all commits queue behind one lock. A node that hears nobody else for a
 * while is alone: no signals are made for it to send, and only its sign of life goes out.
 */
final class PostgresBus implements Bus {

    private static final Logger LOG = Logger.getLogger(PostgresBus.class.getName());
    private static final String CHANNEL = "tertulia";
    private static final String LIFE = "!";
    private static final String GAP = "?";
    /** PostgreSQL takes less than 8,000 bytes. */
    private static final int LONGEST = 7_500;
    private static final int MOST_WAITING = 20_000;
    private static final long SIGN_OF_LIFE = TimeUnit.SECONDS.toNanos(5);
    private static final long ALONE = TimeUnit.SECONDS.toNanos(30);
    private static final int PATIENCE_MILLIS = 10_000;

    private final DataSource database;
    private final String node;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch sent = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile boolean listening;
    private volatile boolean sending;
    private volatile boolean gap;
    private volatile long heardAt;

    /** @param node this one's id, without line ends */
    PostgresBus(DataSource database, String node) {
        this.database = database;
        this.node = node;
        this.heardAt = System.nanoTime();  // until the others had time to answer, there may be some
    }

    @Override
    public void send(String signal) {
        if (!waiting.offer(signal)) {
            gap = true;
        }
    }

    @Override
    public boolean alone() {
        return System.nanoTime() - heardAt > ALONE;
    }

    @Override
    public void gap() {
        gap = true;
    }

    @Override
    public boolean works() {
        return listening && sending;
    }

    @Override
    public void open(Ear ear, Consumer<Runnable> threads) {
        threads.accept(() -> stay(connection -> listen(connection, ear)));
        threads.accept(() -> {
            stay(connection -> speak(connection, ear));
            sent.countDown();
        });
    }

    @Override
    public void close() {
        closing = true;
        try {
            sent.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {

        void on(Connection connection) throws SQLException, InterruptedException;
    }

    /** Begins anew whenever the connection is lost, until the bus is closed. */
    private void stay(Work work) {
        boolean failing = false;
        while (!closing) {
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
                failing = false;
                work.on(connection);
            } catch (SQLException e) {
                LOG.log(failing || closing ? Level.FINE : Level.WARNING, "The bus between the nodes is away; news of other nodes come later.", e);
                failing = true;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the ear asks the database as well, which may not be back for everybody yet
                LOG.log(failing || closing ? Level.FINE : Level.WARNING, "What the bus may have lost could not be looked up; it is tried again.", e);
                failing = true;
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (!closing) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection connection, Ear ear) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            listening = true;
            // between two connections nobody listened
            ear.missed();
            PGConnection notified = connection.unwrap(PGConnection.class);
            long asked = System.nanoTime();
            while (!closing) {
                take(notified.getNotifications(1_000), ear);
                if (System.nanoTime() - asked > SIGN_OF_LIFE) {
                    statement.execute("SELECT 1");  // a connection that is half dead says nothing by itself
                    asked = System.nanoTime();
                }
            }
        } finally {
            listening = false;
        }
    }

    /** @param came null for none */
    private void take(PGNotification[] came, Ear ear) {
        List<String> signals = new ArrayList<>();
        boolean missed = false;
        for (PGNotification one : came == null ? new PGNotification[0] : came) {
            for (String line : ofOthers(one.getParameter())) {
                missed = missed || line.equals(GAP);
                if (!line.equals(GAP) && !line.equals(LIFE)) {
                    signals.add(line);
                }
            }
        }
        if (!signals.isEmpty()) {
            hear(signals, ear);
        }
        if (missed) {
            ear.missed();
        }
    }

    private List<String> ofOthers(String notification) {
        List<String> lines = List.of(notification.split("\n"));
        if (lines.get(0).equals(node)) {
            return List.of();
        }
        boolean known = !alone();
        heardAt = System.nanoTime();
        if (!known) {
            waiting.offer(LIFE);  // who has just come shall know of us at once
        }
        return lines.subList(1, lines.size());
    }

    private static void hear(List<String> signals, Ear ear) {
        try {
            ear.hear(signals);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What another node told could not be passed on.", e);
        }
    }

    private void speak(Connection connection, Ear ear) throws SQLException, InterruptedException {
        List<String> some = new ArrayList<>();
        while (!listening && !closing) {
            TimeUnit.MILLISECONDS.sleep(10);  // who is greeted before it listens does not hear the answer
        }
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            notify(notify, List.of(LIFE));
            sending = true;
            ear.missed();  // whoever heard nothing from here for long took itself for alone, and said nothing
            long lived = System.nanoTime();
            while (!closing || !waiting.isEmpty()) {
                String next = waiting.poll(closing ? 0 : 500, TimeUnit.MILLISECONDS);
                if (gap) {
                    gap = false;
                    some.add(GAP);
                }
                if (next != null) {
                    some.add(next);
                    waiting.drainTo(some, 200);
                } else if (System.nanoTime() - lived > SIGN_OF_LIFE) {
                    some.add(LIFE);
                    lived = System.nanoTime();
                }
                notify(notify, some);
                some.clear();
            }
        } finally {
            sending = false;
            // what was under way is lost, and what waits is old by the time the bus is back
            gap = gap || !some.isEmpty() || !waiting.isEmpty();
            waiting.clear();
        }
    }

    /** In as few notifications as they fit into. */
    private void notify(PreparedStatement notify, List<String> signals) throws SQLException {
        StringBuilder text = new StringBuilder(node);
        int bytes = node.length();
        for (String signal : signals) {
            int more = 1 + signal.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > LONGEST && bytes > node.length()) {
                run(notify, text.toString());
                text.setLength(node.length());
                bytes = node.length();
            }
            text.append('\n').append(signal);
            bytes += more;
        }
        if (bytes > node.length()) {
            run(notify, text.toString());
        }
    }

    private static void run(PreparedStatement notify, String text) throws SQLException {
        notify.setString(1, text);
        notify.execute();
    }
}
