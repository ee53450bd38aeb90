package org.tertulia.testing;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real WebSocket to the packaged product, whose frames are JSON objects. What comes waits in its order until it is asked for. */
public final class FrameSocket implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final BlockingQueue<Came> queue = new LinkedBlockingQueue<>();
    private volatile String end = "";
    private final WebSocket socket;

    /** @param frame what the server said, or null: the line is broken. @param nanos {@link System#nanoTime} when it came */
    public record Came(JsonObject frame, long nanos) {
    }

    private FrameSocket(URI address, Map<String, String> headers) throws IOException {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        headers.forEach(builder::header);
        try {
            socket = builder.buildAsync(address, new Ear()).join();
        } catch (CompletionException refused) {
            throw new IOException("The socket could not be opened.", refused.getCause());
        }
    }

    /** @throws IOException when nobody answers there, or not as a WebSocket */
    public static FrameSocket open(URI address, Map<String, String> headers) throws IOException {
        return new FrameSocket(address, headers);
    }

    /** The beginning of a frame of that type. */
    public static JsonObjectBuilder frame(String type) {
        return JSON.createObjectBuilder().add("type", type);
    }

    /** Returns when the frame is handed to the network. @throws IOException when the line is broken */
    public void send(JsonObject frame) throws IOException {
        try {
            socket.sendText(frame.toString(), true).join();
        } catch (CompletionException broken) {
            throw new IOException("The line is broken.", broken.getCause());
        }
    }

    /**
     * The next frame.
     *
     * @return null when none has come in that time
     * @throws IOException when the line is broken and everything that came before is taken
     */
    public Came next(Duration patience) throws IOException {
        try {
            Came came = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (came != null && came.frame() == null) {
                queue.add(came);
                throw new IOException("The line is broken: " + end);
            }
            return came;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            long now = System.nanoTime();
            parts.append(text);
            if (last) {
                try (var reader = READERS.createReader(new StringReader(parts.toString()))) {
                    queue.add(new Came(reader.readObject(), now));
                }
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end = code + " " + reason;
            queue.add(new Came(null, System.nanoTime()));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cause) {
            end = cause.toString();
            queue.add(new Came(null, System.nanoTime()));
        }
    }
}
