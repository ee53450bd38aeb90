package org.tertulia.widget;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A handful of frames over one HTTP request. Nothing is kept between requests: each begins with a hello, whose welcome
 * brings what has happened since. A visitor who polls is seen by their requests, not by an open line.
 */
class Poll implements Talk.Way {

    private static final int MOST_FRAMES = 30;

    private final Talk talk;
    private final Consumer<RuntimeException> failed;
    private final List<JsonObject> frames = new ArrayList<>();
    private final List<Runnable> sent = new ArrayList<>();
    private boolean ended;

    Poll(Desk desk, Origin origin, String address, Consumer<RuntimeException> failed) {
        this.talk = new Talk(desk, this, origin, address);
        this.failed = failed;
    }

    /** @return whether the body was what it should be */
    boolean hear(String body) {
        JsonArray asked;
        try {
            asked = Frames.parse(body).getJsonArray("frames");
        } catch (JsonException | ClassCastException | IllegalStateException e) {
            asked = null;
        }
        if (asked == null || asked.size() > MOST_FRAMES) {
            refuse("bad-frame", "Send {\"frames\": […]} with at most " + MOST_FRAMES + " frames, the first a hello.");
            return false;
        }
        for (int i = 0; i < asked.size() && !ended; i++) {
            talk.hear(asked.get(i).toString(), failed);
        }
        talk.settle();
        sent.forEach(Runnable::run);
        return true;
    }

    void refuse(String code, String sentence) {
        frames.add(Frames.error(code, sentence, null));
    }

    String answer() {
        return frames.stream().map(JsonObject::toString).collect(Collectors.joining(",", "{\"frames\":[", "]}"));
    }

    @Override
    public void send(JsonObject frame) {
        frames.add(frame);
    }

    @Override
    public void send(JsonObject frame, Runnable whenSent) {
        frames.add(frame);
        sent.add(whenSent);
    }

    @Override
    public void end(JsonObject lastFrame) {
        frames.add(lastFrame);
        ended = true;
    }

    @Override
    public void listenTo(long visitor) {
        // the next poll brings the news
    }
}
