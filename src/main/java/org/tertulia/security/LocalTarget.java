package org.tertulia.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody goes after signing in: only to a page of ours, whatever the link said. */
public final class LocalTarget {

    private LocalTarget() {
    }

    /** {@code to} where it is a path of this server, else {@code otherwise}. */
    public static String of(String to, String otherwise) {
        boolean path = to != null && to.startsWith("/") && to.length() <= 1000;
        // browsers read a backslash as a slash, and skip tabs and line breaks: "/\evil.example" leads away
        boolean away = path && (to.startsWith("//") || to.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 127));
        return path && !away ? to : otherwise;
    }

    /**
     * Path and query of a page's address; {@code otherwise} where there is none. What a page asks for in parts has the page's path only:
     * which conversation is open, the browser tells in its {@code Referer}.
     */
    static String path(String url, String otherwise) {
        try {
            URI page = new URI(url == null ? "" : url);
            return page.getRawPath() == null || page.getRawPath().isEmpty() ? otherwise
                    : page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (URISyntaxException noAddress) {
            return otherwise;
        }
    }

    /** The sign-in page's address that leads back to {@code to}. */
    static String signIn(String to) {
        String safe = of(to, "/inbox");
        return safe.equals("/inbox") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
    }
}
