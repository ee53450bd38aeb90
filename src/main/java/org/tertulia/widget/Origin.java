package org.tertulia.widget;

import java.net.URI;
import org.tertulia.inbox.Channel;

/**
 * From where a line is opened: the header {@code Origin} of its request, and under what name the server was called. The
 * chat's own frame comes from the server itself; a page that is no frame of ours must be on an allowed domain (row D9).
 */
record Origin(String origin, String host) {

    boolean mayUse(Channel channel, String page) {
        boolean ours = origin == null || host != null && host.equalsIgnoreCase(authority(origin));
        return (ours || channel.allows(origin)) && (page == null || isOurs(page) || channel.allows(page));
    }

    /** Our own pages, such as the demonstration and the preview, may always carry the widget. */
    private boolean isOurs(String page) {
        return host != null && host.equalsIgnoreCase(authority(page));
    }

    private static String authority(String url) {
        try {
            return URI.create(url).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
