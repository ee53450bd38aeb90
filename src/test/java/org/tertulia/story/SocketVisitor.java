package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.testing.FrameSocket;
import org.tertulia.testing.Tertulia;

/** A visitor on the demonstration page, without a browser: the widget's socket. They leave when it is closed. */
final class SocketVisitor implements AutoCloseable {

    private static final Pattern SNIPPET = Pattern.compile("data-channel=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FrameSocket widget;
    private final String token;

    private SocketVisitor(Tertulia server, String known) throws Exception {
        Matcher snippet = SNIPPET.matcher(server.get("/demo").body());
        assertThat(snippet.find()).isTrue();
        widget = FrameSocket.open(server.socket("/ws/chat"), Map.of());
        widget.send(FrameSocket.frame("hello").add("channel", snippet.group(1)).add("visitor", known == null ? JsonValue.NULL : Json.createValue(known))
                .add("page", server.url("/demo").toString()).add("locale", "en").add("after", 0).build());
        token = hears("welcome").getString("visitor");
    }

    /** @param token of an earlier visit, or null for somebody new */
    static SocketVisitor comes(Tertulia server, String token) throws Exception {
        return new SocketVisitor(server, token);
    }

    /** Returns when the server has it. */
    void writes(String text) throws Exception {
        widget.send(FrameSocket.frame("send").add("key", UUID.randomUUID().toString()).add("text", text).build());
        hears("ack");
    }

    /** Returns when the server has it. */
    void leavesTheAddress(String email) throws Exception {
        widget.send(FrameSocket.frame("email").add("email", email).build());
        hears("captured");
    }

    /** The next frame of this type, whatever comes before it. */
    JsonObject hears(String type) throws Exception {
        while (true) {
            FrameSocket.Came came = widget.next(PATIENCE);
            assertThat(came).as("a frame of the type " + type).isNotNull();
            if (came.frame().getString("type").equals(type)) {
                return came.frame();
            }
        }
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        widget.close();
    }
}
