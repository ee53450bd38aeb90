package org.tertulia.widget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tertulia.platform.Token;
import org.tertulia.security.ClientAddress;

/**
 * Tells the socket from which address it is opened: a handshake does not say so. The address travels in a header that
 * begins with a secret of this process, so nobody can write one of their own.
 */
@WebFilter(urlPatterns = "/ws/chat", asyncSupported = true)
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String HEADER = "X-Tertulia-Caller";
    private static final String SECRET = Token.fresh(16) + ' ';

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        chain.doFilter(new WithCaller(request, SECRET + ClientAddress.of(request)), response);
    }

    /** The name of the header, for who reads it. */
    static String header() {
        return HEADER;
    }

    /** The address in the header's value, or null when it is not ours or is this machine's: local programs are not limited. */
    static String address(String value) {
        if (value == null || !value.startsWith(SECRET)) {
            return null;
        }
        String address = value.substring(SECRET.length());
        return ClientAddress.isThisMachine(address) ? null : address;
    }

    private static class WithCaller extends HttpServletRequestWrapper {

        private final String caller;

        WithCaller(HttpServletRequest request, String caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public String getHeader(String name) {
            return HEADER.equalsIgnoreCase(name) ? caller : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HEADER.equalsIgnoreCase(name) ? Collections.enumeration(Set.of(caller)) : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
            names.removeIf(HEADER::equalsIgnoreCase);
            names.add(HEADER);
            return Collections.enumeration(names);
        }
    }
}
