package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.tertulia.testing.Tertulia;

/** A visitor who writes by polling, so that the API has something to show. */
final class Guest {

    private final Client client;
    private final String channel;
    private String token;

    Guest(Tertulia tertulia, String channel) {
        this.client = new Client(tertulia);
        this.channel = channel;
    }

    /** Writes, and gives the id of the conversation. */
    String write(String text) {
        JsonObject send = Json.createObjectBuilder().add("type", "send").add("key", UUID.randomUUID().toString()).add("text", text).build();
        JsonObject answers = poll(send);
        assertThat(answers.getJsonArray("frames").getJsonObject(1).getString("type")).as(answers.toString()).isEqualTo("ack");
        return poll(null).getJsonArray("frames").getJsonObject(0).getString("conversation");
    }

    /** What the visitor's widget knows now: the frame {@code welcome}. */
    JsonObject look() {
        return poll(null).getJsonArray("frames").getJsonObject(0);
    }

    private JsonObject poll(JsonObject frame) {
        var hello = Json.createObjectBuilder().add("type", "hello").add("channel", channel).add("page", "https://shop.example/")
                .add("locale", "en").add("after", 0);
        var frames = Json.createArrayBuilder().add(token == null ? hello.addNull("visitor") : hello.add("visitor", token));
        if (frame != null) {
            frames.add(frame);
        }
        JsonObject answer = client.send("POST", "/chat/" + channel + "/poll",
                Json.createObjectBuilder().add("frames", frames).build().toString()).ok().json();
        token = answer.getJsonArray("frames").getJsonObject(0).getString("visitor");
        return answer;
    }
}
