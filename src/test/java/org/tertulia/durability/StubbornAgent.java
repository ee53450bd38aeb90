package org.tertulia.durability;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.tertulia.testing.Rest;

/**
 * An agent who answers, by the REST API, whoever is talkative; a reply without an answer is sent again under its key. Who has
 * written once is left to wait for the question about the address.
 */
final class StubbornAgent implements Writer {

    private static final long BREATH = 10_000_000;
    private static final int TALKATIVE = 8;

    private final Rest rest;
    private final Random chance;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, Long> acked = new ConcurrentHashMap<>();
    private int resent;
    private volatile boolean finishing;
    private volatile String complaint;
    private volatile String trouble = "nothing";

    StubbornAgent(Rest rest, long seed) {
        this.rest = rest;
        this.chance = new Random(seed);
    }

    @Override
    public void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        while (!finishing && complaint == null) {
            try {
                List<JsonObject> talkative = rest.get("/conversations?view=all&status=open&limit=50").getJsonArray("items")
                        .getValuesAs(JsonObject.class).stream().filter(each -> each.getInt("lastSeq") >= TALKATIVE).toList();
                if (!talkative.isEmpty()) {
                    reply(talkative.get(chance.nextInt(talkative.size())).getString("id"));
                }
            } catch (UncheckedIOException | AssertionError down) {
                trouble = down.toString();
            }
            LockSupport.parkNanos(BREATH);
        }
    }

    private void reply(String conversation) {
        String key = UUID.randomUUID().toString();
        String text = "answer " + (sent.size() + 1);
        sent.put(key, text);
        JsonObject body = Json.createObjectBuilder().add("key", key).add("kind", "reply").add("text", text).build();
        for (boolean again = false; acked.get(key) == null; again = true) {
            resent += again ? 1 : 0;
            try {
                JsonObject message = rest.post("/conversations/" + conversation + "/messages", body);
                acked.put(key, message.getJsonNumber("seq").longValue());
                if (!message.getString("text").equals(text)) {
                    complaint = "An agent wrote “" + text + "” and got " + message;
                }
            } catch (UncheckedIOException | AssertionError down) {
                trouble = down.toString();
                LockSupport.parkNanos(BREATH);
            }
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

    @Override
    public String toString() {
        return acked.size() + " replies, last trouble: " + trouble;
    }
}
