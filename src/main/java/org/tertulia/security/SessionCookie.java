package org.tertulia.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The browser's half of being signed in. Scripts cannot read it, and other sites' forms and frames do not send it. */
final class SessionCookie {

    static final String NAME = "tertulia_session";

    private SessionCookie() {
    }

    /** The token in the request, or null. */
    static String in(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** The token in a {@code Cookie} header (RFC 6265, 4.2.1), or null. */
    static String in(String header) {
        if (header != null) {
            for (String pair : header.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(NAME + "=")) {
                    return cookie.substring(NAME.length() + 1);
                }
            }
        }
        return null;
    }

    static void set(HttpServletResponse response, String token, boolean https) {
        write(response, token, (int) TokenKind.SESSION.life().toSeconds(), https);
    }

    static void clear(HttpServletResponse response, boolean https) {
        write(response, "", 0, https);
    }

    private static void write(HttpServletResponse response, String value, int seconds, boolean https) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
