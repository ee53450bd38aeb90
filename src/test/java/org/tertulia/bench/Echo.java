package org.tertulia.bench;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Says back what it hears: what the server's sockets can do at most. Deployed by {@link EchoRate}, and nowhere else. */
@ServerEndpoint("/echo")
public class Echo {

    @OnMessage
    public void heard(String frame, Session session) {
        session.getAsyncRemote().sendText(frame);
    }
}
