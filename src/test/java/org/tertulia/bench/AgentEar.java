package org.tertulia.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.FrameSocket;
import org.tertulia.testing.Tertulia;

/** An agent who is signed in and has the inbox open: hears each message come. */
final class AgentEar implements Runnable, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(25);

    private final FrameSocket line;
    private final ConcurrentMap<String, Long> underWay;
    private volatile Histogram heard = new Histogram(3);
    private volatile boolean closed;

    /** @param underWay when each message was sent, by its key; what has been heard is taken out */
    AgentEar(Tertulia tertulia, ConcurrentMap<String, Long> underWay) throws IOException {
        this.underWay = underWay;
        line = FrameSocket.open(tertulia.socket("/ws/agent"), Map.of("Cookie", SignIn.cookie(tertulia)));
        line.send(FrameSocket.frame("ping").build());
        if (line.next(START) == null) {  // once it answers, it listens; the handshake alone does not say so
            throw new IOException("The agent's line says nothing.");
        }
        Thread thread = new Thread(this, "agent");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            long said = System.nanoTime();
            while (!closed) {
                if (System.nanoTime() - said > BEAT.toNanos()) {
                    line.send(FrameSocket.frame("ping").build());  // as the page does: who says nothing for long is taken for gone
                    said = System.nanoTime();
                }
                FrameSocket.Came came = line.next(PATIENCE);
                if (came != null && came.frame().getString("type").equals("message")) {
                    Long sent = underWay.remove(came.frame().getJsonObject("message").getString("key"));
                    if (sent != null) {
                        heard.recordValue(came.nanos() - sent);
                    }
                }
            }
        } catch (IOException broken) {
            closed = true;
        }
    }

    /** From the visitor's send to here, in nanoseconds, since the last call. */
    Histogram takeHeard() {
        Histogram taken = heard;
        heard = new Histogram(3);
        return taken;
    }

    /** Whether the line still stands. */
    boolean listens() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }
}
