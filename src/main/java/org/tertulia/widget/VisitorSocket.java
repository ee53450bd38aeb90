package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Crew;
import org.tertulia.realtime.Line;

/** The visitor's socket. One instance a connection; the protocol itself is {@link Talk}'s. */
@ServerEndpoint(value = "/ws/chat", configurator = Handshake.class)
public class VisitorSocket implements Talk.Way {

    private static final Logger LOG = Logger.getLogger(VisitorSocket.class.getName());
    private static final int LARGEST_FRAME = 64 * 1024;

    @Inject
    Desk desk;
    @Inject
    Crew crew;

    private Line line;
    private Talk talk;
    private VisitorNews news;
    private Long listeningTo;

    @OnOpen
    public void opened(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(LARGEST_FRAME);
        Handshake.Caller caller = Handshake.caller(session, config);
        line = new Line(session);
        talk = new Talk(desk, this, caller.origin(), caller.address());
        news = new VisitorNews(talk, line, desk.links, posted -> crew.execute(
                () -> desk.deliveries.delivered(posted.conversation(), posted.message().seq())));
    }

    @OnMessage(maxMessageSize = LARGEST_FRAME)
    public void heard(String frame) {
        line.heard();
        if (!frame.isBlank()) {
            talk.hear(frame, e -> LOG.log(Level.WARNING, "A frame of a visitor could not be served.", e));
        }
    }

    @OnClose
    public void closed() {
        line.gone();
        if (listeningTo != null) {
            desk.lines.closed(listeningTo, news);
            listeningTo = null;
        }
    }

    @OnError
    public void failed(Throwable cause) {
        LOG.log(Level.FINE, "A visitor's socket failed.", cause);
    }

    @Override
    public void send(JsonObject frame) {
        line.send(frame.toString());
    }

    @Override
    public void send(JsonObject frame, Runnable sent) {
        line.send(frame.toString(), () -> crew.execute(sent));
    }

    @Override
    public void end(JsonObject lastFrame) {
        line.closeAfterSending(CloseReason.CloseCodes.CANNOT_ACCEPT, lastFrame.toString(), "see the last frame");
    }

    @Override
    public void listenTo(long visitor) {
        if (listeningTo != null) {
            desk.lines.closed(listeningTo, news);
        }
        desk.lines.opened(visitor, news);
        listeningTo = visitor;
    }
}
