package org.tertulia.bench;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.FrameSocket;
import org.tertulia.testing.Tertulia;

/** A visitor who sends the next message when the one before is acknowledged: a closed loop, with nothing in between. */
final class Visitor implements Runnable {

    /** What everybody writes. */
    static final String TEXT = "Is the blue one still to be had, and would it be here before Friday?";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FrameSocket line;
    private final ConcurrentMap<String, Long> underWay;
    private final CountDownLatch ready;
    private final Histogram acks = new Histogram(3);
    private volatile long begin = Long.MAX_VALUE;
    private volatile long end = Long.MAX_VALUE;

    /** @param underWay told when each message was sent, by its key. @param ready counted down once the conversation exists */
    Visitor(Tertulia tertulia, String channel, ConcurrentMap<String, Long> underWay, CountDownLatch ready) throws IOException {
        this.underWay = underWay;
        this.ready = ready;
        line = FrameSocket.open(tertulia.socket("/ws/chat"), Map.of());
        line.send(FrameSocket.frame("hello").add("channel", channel).add("visitor", JsonValue.NULL)
                .add("page", tertulia.url("/demo").toString()).add("locale", "en").add("after", 0).build());
        hear("welcome");
    }

    /** What is acknowledged between these two counts. */
    void count(long from, long to) {
        begin = from;
        end = to;
    }

    @Override
    public void run() {
        try (line) {
            sendOne();
            ready.countDown();
            while (System.nanoTime() < end) {
                sendOne();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendOne() throws IOException {
        String key = UUID.randomUUID().toString();
        JsonObject frame = FrameSocket.frame("send").add("key", key).add("text", TEXT).build();
        long sent = System.nanoTime();
        underWay.put(key, sent);
        line.send(frame);
        long acked = hear("ack");
        if (acked >= begin && acked < end) {
            acks.recordValue(acked - sent);
        }
    }

    private long hear(String type) throws IOException {
        while (true) {
            FrameSocket.Came came = line.next(PATIENCE);
            if (came == null) {
                throw new IOException("The server says nothing.");
            }
            String what = came.frame().getString("type");
            if (what.equals(type)) {
                return came.nanos();
            }
            if (what.equals("error")) {
                throw new IOException("Refused: " + came.frame());
            }
        }
    }

    /** From the send to the acknowledgement, in nanoseconds. Only once the visitor has ended. */
    Histogram acks() {
        return acks;
    }
}
