package org.tertulia.web.inbox;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tertulia.security.CurrentAgent;

/** The frames of the agents' socket over HTTP, where sockets are blocked: {@code {"frames": […]}} in and out, nothing pushed. */
@WebServlet("/inbox/frames")
public class FramesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_FRAMES = 30;

    @Inject
    private transient AgentDesk desk;
    @Inject
    private transient CurrentAgent current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<JsonObject> answers = new ArrayList<>();
        AgentTalk talk = new AgentTalk(desk, answers::add, visitors -> { });
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        JsonArray frames = body.length > LARGEST ? null : frames(new String(body, StandardCharsets.UTF_8));
        if (frames == null || frames.size() > MOST_FRAMES) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            answers.add(AgentFrames.error("bad-frame", "Send {\"frames\": […]} with at most " + MOST_FRAMES + " frames.", null));
        } else {
            frames.forEach(frame -> talk.hear(current.agent(), frame.toString()));
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(AgentFrames.frames(answers));
    }

    private static JsonArray frames(String body) {
        try {
            return AgentFrames.parse(body).getJsonArray("frames");
        } catch (JsonException | IllegalStateException | ClassCastException notWhatItShouldBe) {
            return null;
        }
    }
}
