package org.tertulia.security;

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

    /** The sign-in page's address that leads back to {@code to}. */
    static String signIn(String to) {
        String safe = of(to, "/inbox");
        return safe.equals("/inbox") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
    }
}
