package org.tertulia.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody into the API for whom {@link AgentAuthentication} found no agent, and says what is missing. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class ApiDoor extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (AgentAuthentication.Area.of(request) != AgentAuthentication.Area.API || request.getAttribute(AgentAuthentication.AGENT) != null) {
            chain.doFilter(request, response);
            return;
        }
        boolean unknown = AgentAuthentication.bearer(request) != null;
        response.setHeader("WWW-Authenticate", unknown ? "Bearer error=\"invalid_token\"" : "Bearer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write("""
                {"type":"about:blank","title":"Unauthorized","status":401,"code":"unauthorized","detail":"%s"}""".formatted(unknown
                ? "This token is not known, or has expired. Get a new one with POST /api/v1/tokens."
                : "Send a token: Authorization: Bearer TOKEN. You get one with POST /api/v1/tokens."));
    }
}
