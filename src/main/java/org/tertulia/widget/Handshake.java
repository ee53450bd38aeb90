package org.tertulia.widget;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;

/** Keeps what only the request that opens a socket knows: its origin, and where it comes from. */
public class Handshake extends ServerEndpointConfig.Configurator {

    private static final String CALLER = "tertulia.caller";

    /** @param address a key for limits, or null where these do not apply */
    record Caller(Origin origin, String address) {
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Origin origin = new Origin(first(request, "Origin"), first(request, "Host"));
        config.getUserProperties().put(CALLER, new Caller(origin, CallerFilter.address(first(request, CallerFilter.header()))));
    }

    /** The connection's own copy of what was kept at its handshake. */
    static Caller caller(Session session, EndpointConfig config) {
        Object kept = session.getUserProperties().getOrDefault(CALLER, config.getUserProperties().get(CALLER));
        return kept instanceof Caller caller ? caller : new Caller(new Origin(null, null), null);
    }

    private static String first(HandshakeRequest request, String header) {
        for (Map.Entry<String, List<String>> entry : request.getHeaders().entrySet()) {
            if (entry.getKey().equalsIgnoreCase(header) && !entry.getValue().isEmpty()) {
                return entry.getValue().get(0);
            }
        }
        return null;
    }
}
