package org.tertulia.api;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts answers and their time, by part of the server. Sockets count once, when they are opened. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestCount extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    transient Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        long start = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            metrics.answered(area(request.getServletPath()), status, System.nanoTime() - start);
        }
    }

    /** A few names only: every other name would be a series of its own for the collector. */
    static String area(String path) {
        if (path.startsWith("/api")) {
            return "api";
        }
        if (path.startsWith("/ws/")) {
            return "socket";
        }
        if (path.startsWith("/chat") || path.equals("/widget.js")) {
            return "chat";
        }
        return path.startsWith("/health") || path.equals("/metrics") ? "operations" : "pages";
    }
}
