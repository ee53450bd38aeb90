package org.tertulia.mail.reading;

import java.util.Locale;
import java.util.Set;

/** Names of headers that are rarely the first word of a sentence. */
final class KnownHeaders {

    private static final Set<String> NAMES = Set.of("received", "return-path", "delivered-to", "from", "to", "cc", "bcc", "subject", "date",
            "message-id", "in-reply-to", "references", "reply-to", "sender", "mime-version", "precedence", "importance", "priority",
            "user-agent", "thread-topic", "thread-index", "errors-to", "organization", "status", "lines");

    private KnownHeaders() {
    }

    static boolean is(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || lower.startsWith("x-") || lower.startsWith("content-") || lower.startsWith("list-")
                || lower.startsWith("dkim-") || lower.startsWith("arc-") || lower.startsWith("resent-");
    }
}
