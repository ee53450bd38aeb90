package org.tertulia.durability;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.FrameSocket;
import org.tertulia.testing.Tertulia;

/**
 * A visitor whose widget behaves as ours does: it sends under keys of its own, keeps what is not acknowledged, comes back
 * when the line breaks, says what it holds, and sends the rest again in the same order under the same keys.
 */
final class StubbornVisitor implements Writer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(40);

    private final Tertulia tertulia;
    private final String channel;
    private final int window;
    private final int most;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, Long> acked = new ConcurrentHashMap<>();
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final Map<Long, Long> following = new HashMap<>();
    private String token;
    private long held;
    private volatile int lines;
    private int resent;
    private volatile boolean finishing;
    private volatile boolean leaving;
    private volatile String complaint;
    private volatile String trouble = "nothing";

    /**
     * @param window how many messages may be on their way unacknowledged
     * @param most   how many messages to send in all
     */
    StubbornVisitor(Tertulia tertulia, String channel, int window, int most) {
        this.tertulia = tertulia;
        this.channel = channel;
        this.window = window;
        this.most = most;
    }

    @Override
    public void finish() {
        finishing = true;
    }

    /** Closes the page now and never comes back; what is on its way may or may not have arrived. */
    void leave() {
        leaving = true;
    }

    @Override
    public void run() {
        while (!done()) {
            try (FrameSocket line = FrameSocket.open(tertulia.socket("/ws/chat"), Map.of())) {
                greet(line);
                write(line);
            } catch (IOException broken) {
                trouble = broken + ", " + broken.getCause();
                LockSupport.parkNanos(BEFORE_TRYING_AGAIN.toNanos());
            } catch (RuntimeException e) {
                complaint = "A visitor met " + e;
            }
        }
    }

    private boolean done() {
        return leaving || complaint != null || (finishing || sent.size() == most) && waiting.isEmpty() && lines > 0;
    }

    /** Comes back, as ever trying again where the line breaks, and takes in what it missed. Only after the end. @return the welcome */
    JsonObject comesBack() {
        return Eventually.gives(PATIENCE, () -> {
            try (FrameSocket line = FrameSocket.open(tertulia.socket("/ws/chat"), Map.of())) {
                return hello(line);
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    /** The last entry up to which nothing is missing, by what each says of the one before it. Only after the end. */
    long held() {
        return held;
    }

    private void greet(FrameSocket line) throws IOException {
        JsonObject welcome = hello(line);
        if (token != null && !token.equals(welcome.getString("visitor"))) {
            complaint = "A visitor's token was not known any more.";
        }
        token = welcome.getString("visitor");
        lines = lines + 1;
        for (String key : waiting) {
            resent++;
            send(line, key);
        }
    }

    private JsonObject hello(FrameSocket line) throws IOException {
        line.send(FrameSocket.frame("hello").add("channel", channel).add("visitor", token == null ? JsonValue.NULL : Json.createValue(token))
                .add("page", tertulia.url("/demo").toString()).add("locale", "en").add("after", held).build());
        return hear(line, "welcome");
    }

    private void write(FrameSocket line) throws IOException {
        while (!done()) {
            while (waiting.size() < window && sent.size() < most && !finishing && !leaving) {
                String key = UUID.randomUUID().toString();
                sent.put(key, "number " + (sent.size() + 1));
                waiting.add(key);
                send(line, key);
            }
            hear(line, null);
        }
    }

    private void send(FrameSocket line, String key) throws IOException {
        line.send(FrameSocket.frame("send").add("key", key).add("text", sent.get(key)).build());
    }

    /** Takes in what comes. @param type ends with a frame of this type; null: with any */
    private JsonObject hear(FrameSocket line, String type) throws IOException {
        while (true) {
            FrameSocket.Came came = line.next(PATIENCE);
            if (came == null) {
                throw new IOException("The server says nothing.");
            }
            take(came.frame());
            if (type == null || type.equals(came.frame().getString("type"))) {
                return came.frame();
            }
        }
    }

    private void take(JsonObject frame) throws IOException {
        switch (frame.getString("type")) {
            case "welcome" -> frame.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(this::hold);
            case "message" -> hold(frame);
            case "ack" -> {
                hold(frame);
                acknowledged(frame.getString("key"), frame.getJsonNumber("seq").longValue());
            }
            case "error" -> {
                if (!"unavailable".equals(frame.getString("code"))) {
                    complaint = "A visitor was refused: " + frame;
                }
                throw new IOException("To be tried again.");
            }
            default -> { }
        }
    }

    private void acknowledged(String key, long seq) {
        Long before = acked.putIfAbsent(key, seq);
        if (before != null && before != seq) {
            complaint = "One message was acknowledged as " + before + " and as " + seq + ".";
        }
        waiting.remove(key);
    }

    /** Goes on with what it holds as far as nothing is missing in between: entries of different senders may come in another order. */
    private void hold(JsonObject entry) {
        if (entry.getJsonNumber("seq").longValue() > held) {
            following.put(entry.getJsonNumber("prev").longValue(), entry.getJsonNumber("seq").longValue());
        }
        while (following.containsKey(held)) {
            held = following.remove(held);
        }
    }

    @Override
    public Map<String, String> sent() {
        return sent;
    }

    @Override
    public Map<String, Long> acked() {
        return acked;
    }

    @Override
    public int resent() {
        return resent;
    }

    @Override
    public String complaint() {
        return complaint;
    }

    /** How far it has come, for whoever looks for the reason. */
    @Override
    public String toString() {
        return acked.size() + " acknowledged, " + waiting.size() + " not, " + lines + " lines, last trouble: " + trouble;
    }
}
