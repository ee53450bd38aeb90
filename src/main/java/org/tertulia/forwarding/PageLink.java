package org.tertulia.forwarding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The page on which a visitor wrote, as it may stand in a letter: web pages only, and without their query, which may hold
 * what concerns nobody else who reads the mailbox.
 *
 * @param url   what the link opens
 * @param label what the link shows: the same without the scheme
 */
record PageLink(String url, String label) {

    private static final int LONGEST = 300;

    static Optional<PageLink> of(String page) {
        try {
            URI uri = new URI(page == null ? "" : page);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            String whole = place + (place.length() + path.length() > LONGEST ? "/" : path);
            return Optional.of(new PageLink(uri.getScheme() + "://" + (whole.equals(place) ? place + "/" : whole), whole.replaceFirst("/$", "")));
        } catch (URISyntaxException noPage) {
            return Optional.empty();
        }
    }
}
