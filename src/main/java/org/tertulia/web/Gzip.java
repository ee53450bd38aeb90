package org.tertulia.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Compresses what Faces gives (pages, scripts, stylesheets), because the server does not by itself. */
@WebFilter(servletNames = "faces", dispatcherTypes = DispatcherType.REQUEST)
public class Gzip extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!accepted(request)) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse zipped = new GzipResponse(response);
        chain.doFilter(request, zipped);
        zipped.finish();
    }

    /** Whether the browser said that it takes gzip. */
    static boolean accepted(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }
}
