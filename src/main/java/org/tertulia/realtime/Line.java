package org.tertulia.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final Session session;
    private final Queue<Frame> queue = new ArrayDeque<>();
    private int characters;
    private boolean sending;
    private boolean closed;

    private record Frame(String text, Runnable sent) {
    }

    public Line(Session session) {
        this.session = session;
        OPEN.incrementAndGet();
    }

    /** How many lines are open to this node, visitors' and agents'. */
    public static int open() {
        return OPEN.get();
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
            if (!closed) {
                closed = true;
                OPEN.decrementAndGet();
            }
            queue.clear();
            characters = 0;
        }
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
