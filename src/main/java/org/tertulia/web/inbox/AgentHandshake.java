package org.tertulia.web.inbox;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Keeps the cookie of the request that opens a socket, but only of one that comes from our own pages: a browser sends
 * its cookies with the handshakes of other sites, too.
 */
public class AgentHandshake extends ServerEndpointConfig.Configurator {

    private static final String COOKIE = "tertulia.cookie";

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        String cookie = first(request, "Cookie");
        String origin = first(request, "Origin");
        boolean own = origin == null || sameHost(origin, first(request, "Host"));
        config.getUserProperties().put(COOKIE, own && cookie != null ? cookie : "");
    }

    /** The connection's own copy of what was kept at its handshake; empty for none. */
    static String cookie(Session session, EndpointConfig config) {
        return String.valueOf(session.getUserProperties().getOrDefault(COOKIE, config.getUserProperties().getOrDefault(COOKIE, "")));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
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
