package org.tertulia.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.tertulia.team.Agent;

/**
 * Finds the agent of each request: pages by the browser's cookie, the API by its bearer token and by nothing else, so that
 * no other site can use a signed-in browser to call it. The visitors' paths are not looked at.
 */
@ApplicationScoped
public class AgentAuthentication implements HttpAuthenticationMechanism {

    /** The request attribute that holds the {@link Agent}; read it through {@link CurrentAgent}. */
    static final String AGENT = "org.tertulia.agent";

    private static final String BEARER = "Bearer ";

    @Inject
    Tokens tokens;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return switch (Area.of(request)) {
            case OPEN -> context.doNothing();
            case API -> api(request, context);
            case PAGES -> page(request, response, context);
        };
    }

    /** Who is nobody is told so by {@link ApiDoor}: a server may put a page of its own in the place of what is written here. */
    private AuthenticationStatus api(HttpServletRequest request, HttpMessageContext context) {
        String token = bearer(request);
        Agent agent = token == null ? null : tokens.resolve(token, TokenKind.API);
        return agent == null ? context.doNothing() : letIn(agent, request, context);
    }

    /** The token that the request brings in its header, or null. */
    static String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? header.substring(BEARER.length()).strip() : null;
    }

    private AuthenticationStatus page(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Agent agent = tokens.resolve(SessionCookie.in(request), TokenKind.SESSION);
        if (agent != null) {
            return letIn(agent, request, context);
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        boolean partial = "partial/ajax".equals(request.getHeader("Faces-Request"));
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String asked = request.getRequestURI() + query;
        String signIn = request.getContextPath() + LocalTarget.signIn(partial ? LocalTarget.path(request.getHeader("Referer"), asked) : asked);
        response.setHeader("Cache-Control", "no-store");
        if (partial) {
            write(response, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + signIn
                    + "\"/></partial-response>");
        } else {
            // 303: whatever was asked for, what follows is a GET
            response.setHeader("Location", signIn);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static AuthenticationStatus letIn(Agent agent, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(AGENT, agent);
        // roles are cumulative: what an agent may, an administrator may
        Set<String> groups = agent.isAdministrator() ? Set.of("agent", "administrator") : Set.of("agent");
        return context.notifyContainerAboutLogin(agent.id().toString(), groups);
    }

    private static void write(HttpServletResponse response, String body) throws AuthenticationException {
        try {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(body);
        } catch (IOException gone) {
            throw new AuthenticationException("The answer could not be written.", gone);
        }
    }

    /** The parts of the server, by how one signs in to them. */
    enum Area {
        /** The agents' API. */
        API,
        /** What a browser shows. */
        PAGES,
        /** Visitors, scripts, styles, machines: nobody is looked for, so it costs nothing. */
        OPEN;

        private static final Set<String> OPEN_ROOTS = Set.of("chat", "ws", "health", "metrics", "openapi", "demo",
                "jakarta.faces.resource", "assets");

        /** By the path decoded and without parameters, as the container chose by it: "/api;x/v1" must not count as a page. */
        static Area of(HttpServletRequest request) {
            return of(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
        }

        static Area of(String path) {
            String plain = path.toLowerCase(Locale.ROOT);
            if (plain.equals("/api/v1/tokens") || plain.equals("/api/v1/tokens/")) {
                return OPEN;
            }
            if (plain.equals("/api") || plain.startsWith("/api/")) {
                return API;
            }
            int end = plain.indexOf('/', 1);
            String root = plain.substring(Math.min(1, plain.length()), end < 0 ? plain.length() : end);
            return OPEN_ROOTS.contains(root) || plain.endsWith(".js") || plain.endsWith(".css") ? OPEN : PAGES;
        }
    }
}
