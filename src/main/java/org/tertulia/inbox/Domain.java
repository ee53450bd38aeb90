package org.tertulia.inbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tertulia.platform.Refusal;

/** A host that may carry the widget: {@code shop.example}, {@code *.example.org} (and what lies below), or with a port. */
public record Domain(String host, boolean below, int port) {

    private static final Pattern FORM = Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)(:(\\d{1,5}))?");

    /** @throws Refusal with a sentence when the text is no domain */
    public static Domain of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/$", "");
        var match = FORM.matcher(plain);
        if (plain.length() > 260 || !match.matches()) {
            throw Refusal.invalid("allowedDomains", "bad-domain", "Write domains like example.com or *.example.com, not “" + plain + "”.");
        }
        return new Domain(match.group(2), match.group(1) != null, match.group(7) == null ? -1 : Integer.parseInt(match.group(7)));
    }

    /** Whether a page or an origin with this URL lies in the domain. */
    public boolean covers(String url) {
        try {
            URI uri = new URI(url);
            String its = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean named = its.equals(host) || below && its.endsWith("." + host);
            return named && (port < 0 || port == uri.getPort());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** As it is written in settings, and in {@code frame-ancestors}. */
    @Override
    public String toString() {
        return (below ? "*." : "") + host + (port < 0 ? "" : ":" + port);
    }
}
