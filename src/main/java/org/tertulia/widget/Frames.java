package org.tertulia.widget;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tertulia.chatflow.Greeting;
import org.tertulia.conversation.FileLink;
import org.tertulia.conversation.Message;

/** The JSON of the visitor's socket, as docs/socket.md tells it. What a visitor must not know is not in a frame. */
final class Frames {

    /** The provider is looked up once: the static methods of Json search for it at each call. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private Frames() {
    }

    /** @throws jakarta.json.JsonException when it is no JSON object */
    static JsonObject parse(String frame) {
        try (var reader = READERS.createReader(new StringReader(frame))) {
            return reader.readObject();
        }
    }

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    static JsonObject welcome(String token, Long conversation, Greeting greeting, List<Message> messages, String capture, long readSeq,
                              long teamReadSeq, FileLink links) {
        JsonArrayBuilder thread = JSON.createArrayBuilder();
        messages.forEach(message -> thread.add(message(message, links)));
        JsonObjectBuilder welcome = object().add("type", "welcome").add("visitor", token);
        nullable(welcome, "conversation", conversation == null ? null : conversation.toString());
        if (greeting == null) {
            welcome.addNull("chatflow");
        } else {
            welcome.add("chatflow", object().add("id", Long.toString(greeting.chatflow())).add("name", greeting.name())
                    .add("welcome", greeting.welcome()).add("away", object().add("message", greeting.awayMessage())));
        }
        welcome.add("away", greeting != null && greeting.away()).add("messages", thread);
        if (capture == null) {
            welcome.addNull("capture");
        } else {
            welcome.add("capture", object().add("message", capture));
        }
        return welcome.add("readSeq", readSeq).add("agentReadSeq", teamReadSeq).build();
    }

    static JsonObject message(Message message, FileLink links) {
        JsonObjectBuilder author = object().add("type", lower(message.author().type()));
        nullable(author, "name", message.author().name());
        JsonObjectBuilder frame = object().add("type", "message").add("prev", message.prev()).add("seq", message.seq()).add("key", message.key())
                .add("kind", lower(message.kind())).add("author", author).add("text", message.text()).add("at", message.at().toString());
        if (!message.files().isEmpty()) {
            JsonArrayBuilder files = JSON.createArrayBuilder();
            message.files().forEach(file -> files.add(object().add("name", file.name()).add("size", file.size()).add("picture", file.picture())
                    .add("url", links.forWidget(file.id()))));
            frame.add("files", files);
        }
        return frame.build();
    }

    static JsonObject ack(String key, long seq, long prev, Instant at) {
        return object().add("type", "ack").add("key", key).add("seq", seq).add("prev", prev).add("at", at.toString()).build();
    }

    static JsonObject capture(String message) {
        return object().add("type", "capture").add("message", message).build();
    }

    /** @param email null where it was an agent who knew it: visitors are told only what they said themselves */
    static JsonObject captured(String email) {
        JsonObjectBuilder captured = object().add("type", "captured");
        nullable(captured, "email", email);
        return captured.build();
    }

    /** @param email as in {@link #captured} */
    static JsonObject transcript(String email) {
        JsonObjectBuilder transcript = object().add("type", "transcript");
        nullable(transcript, "email", email);
        return transcript.build();
    }

    static JsonObject typing(String name) {
        JsonObjectBuilder typing = object().add("type", "typing");
        nullable(typing, "name", name);
        return typing.build();
    }

    static JsonObject agentRead(long seq) {
        return object().add("type", "agentRead").add("seq", seq).build();
    }

    static JsonObject error(String code, String sentence, String key) {
        JsonObjectBuilder error = object().add("type", "error").add("code", code).add("message", sentence);
        nullable(error, "key", key);
        return error.build();
    }

    private static void nullable(JsonObjectBuilder object, String name, String value) {
        if (value == null) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
