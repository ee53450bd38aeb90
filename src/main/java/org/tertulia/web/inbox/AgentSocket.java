package org.tertulia.web.inbox;

import jakarta.inject.Inject;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.realtime.Topics;
import org.tertulia.team.Agent;

/** The agents' socket. One instance a connection; what is said is {@link AgentTalk}'s and {@link AgentNews}'. */
@ServerEndpoint(value = "/ws/agent", configurator = AgentHandshake.class)
public class AgentSocket {

    private static final Logger LOG = Logger.getLogger(AgentSocket.class.getName());
    private static final int LARGEST_FRAME = 128 * 1024;
    /** The page pings each 25 seconds. */

    @Inject
    AgentDesk desk;
    @Inject
    AgentLines lines;
    @Inject
    Topics topics;

    private AgentLine line;
    private AgentTalk talk;

    @OnOpen
    public void opened(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(LARGEST_FRAME);
        String cookie = AgentHandshake.cookie(session, config);
        Agent agent = lines.whose(cookie);
        line = new AgentLine(topics, session, agent == null ? 0 : agent.id());
        talk = new AgentTalk(desk, line::send, line::watch);
        lines.opened(line, cookie);
    }

    @OnMessage(maxMessageSize = LARGEST_FRAME)
    public void heard(String frame) {
        line.heard();
        // a ping also asks whether the inboxes are still the same
        Agent agent = frame.startsWith("{\"type\":\"ping\"") ? lines.check(line) : lines.agentOf(line);
        if (agent == null) {
            line.shut();
        } else {
            talk.hear(agent, frame);
        }
    }

    @OnClose
    public void closed() {
        lines.closed(line);
    }

    @OnError
    public void failed(Throwable cause) {
        LOG.log(Level.FINE, "An agent's socket failed.", cause);
    }
}
