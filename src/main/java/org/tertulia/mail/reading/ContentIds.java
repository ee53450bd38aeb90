package org.tertulia.mail.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The content ids that HTML asks for (RFC 2392). */
final class ContentIds {

    private static final int LONGEST = 1_000;

    private ContentIds() {
    }

    static Set<String> in(String html) {
        Set<String> ids = new HashSet<>();
        for (int at = next(html, 0); at >= 0; at = next(html, at + 4)) {
            int end = at + 4;
            while (end < html.length() && end - at < LONGEST && "\"'>) \t\n".indexOf(html.charAt(end)) < 0) {
                end++;
            }
            ids.add(of(html.substring(at, end)));
        }
        return ids;
    }

    /** The id of a {@code cid:} address. */
    static String of(String address) {
        String id = address.substring(4).replace("&amp;", "&").replace("+", "%2B");
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return address.substring(4);
        }
    }

    private static int next(String html, int from) {
        for (int i = from; i + 4 < html.length(); i++) {
            if (html.charAt(i + 3) == ':' && html.regionMatches(true, i, "cid:", 0, 4)) {
                return i;
            }
        }
        return -1;
    }
}
