package org.tertulia.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One open socket, as something to send frames on from any thread. Frames go out one after the other, in the order given.
 * A reader that is too slow is cut off rather than kept waiting for in memory: the servers queue without limit and never
 * time out; the client comes back and resumes by {@code seq}, so nothing is lost.
 */
public final class Line {

    private static final Logger LOG = Logger.getLogger(Line.class.getName());
    private static final int MOST_FRAMES = 1_000;
    private static final int MOST_CHARACTERS = 4_000_000;

    /** How long a line may say nothing (nanoseconds): clients promise a frame at least every two minutes. */
    private static final long LONGEST_SILENCE = Duration.ofSeconds(150).toNanos();

    private static final Set<Line> OPEN = ConcurrentHashMap.newKeySet();

    private final Session session;
    private final LongSupplier nanos;
    private volatile long heardAt;
    private final Queue<Frame> queue = new ArrayDeque<>();
    private int characters;
    private boolean sending;
    private boolean closed;

    private record Frame(String text, Runnable sent) {
    }

    public Line(Session session) {
        this(session, System::nanoTime);
    }

    /** @param nanos counts nanoseconds; not the time of day, which may be set */
    Line(Session session, LongSupplier nanos) {
        this.session = session;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
        session.setMaxIdleTimeout(0);  // see SocketTimers
        OPEN.add(this);
    }

    /** How many lines are open to this node, visitors' and agents'. */
    public static int open() {
        return OPEN.size();
    }

    /** Closes the lines whose other side is gone without a word: a cable that was pulled closes nothing. */
    static void closeSilent() {
        OPEN.stream().filter(line -> line.nanos.getAsLong() - line.heardAt > LONGEST_SILENCE)
                .forEach(line -> line.close(CloseReason.CloseCodes.GOING_AWAY, "nothing heard"));
    }

    /** A frame came: the other side is there. */
    public void heard() {
        heardAt = nanos.getAsLong();
    }

    public void send(String frame) {
        send(frame, null);
    }

    /** @param sent called once the server has handed the frame to the network; not when that fails. May be null */
    public void send(String frame, Runnable sent) {
        boolean tooSlow;
        synchronized (queue) {
            if (closed) {
                return;
            }
            queue.add(new Frame(frame, sent));
            characters += frame.length();
            tooSlow = queue.size() > MOST_FRAMES || characters > MOST_CHARACTERS;
            if (!tooSlow && sending) {
                return;
            }
            sending = true;
        }
        if (tooSlow) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow");
        } else {
            next();
        }
    }

    /** Closes at once; what is still queued is not sent. */
    public void close(CloseReason.CloseCode code, String reason) {
        gone();
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.FINE, "The socket was closed already.", e);
        }
    }

    /** Closes once everything that is queued has gone out. */
    public void closeAfterSending(CloseReason.CloseCode code, String lastFrame, String reason) {
        send(lastFrame, () -> close(code, reason));
    }

    /** The other side has closed. */
    public void gone() {
        synchronized (queue) {
            closed = true;
            queue.clear();
            characters = 0;
        }
        OPEN.remove(this);
    }

    private void next() {
        Frame frame;
        synchronized (queue) {
            frame = queue.peek();
            if (frame == null || closed) {
                sending = false;
                return;
            }
        }
        try {
            session.getAsyncRemote().sendText(frame.text(), result -> done(frame, result));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The socket is gone.", e);
            close(CloseReason.CloseCodes.UNEXPECTED_CONDITION, "send failed");
        }
    }

    private void done(Frame frame, SendResult result) {
        if (!result.isOK()) {
            LOG.log(Level.FINE, "A frame could not be sent.", result.getException());
            close(CloseReason.CloseCodes.UNEXPECTED_CONDITION, "send failed");
            return;
        }
        synchronized (queue) {
            if (queue.poll() != null) {
                characters -= frame.text().length();
            }
        }
        if (frame.sent() != null) {
            frame.sent().run();
        }
        next();
    }
}
