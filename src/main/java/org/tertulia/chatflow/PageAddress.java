package org.tertulia.chatflow;

import java.util.Locale;

/**
 * The address of a page as rules compare it: lower case, without the fragment. A rule may give a path ({@code /prices}),
 * an address without its scheme ({@code shop.example/prices}), or a whole one.
 */
record PageAddress(String whole) {

    static PageAddress of(String url) {
        String plain = (url == null ? "" : url).toLowerCase(Locale.ROOT);
        int fragment = plain.indexOf('#');
        return new PageAddress(fragment < 0 ? plain : plain.substring(0, fragment));
    }

    /** A slash at the end makes no difference, nor does a query that the value does not speak of. */
    boolean is(String value) {
        String mine = like(value);
        return trimmed(mine).equals(trimmed(value)) || value.indexOf('?') < 0 && trimmed(withoutQuery(mine)).equals(trimmed(value));
    }

    boolean contains(String value) {
        return whole.contains(value);
    }

    boolean startsWith(String value) {
        return like(value).startsWith(value);
    }

    /** This address in the form that the value has. */
    private String like(String value) {
        if (value.contains("://")) {
            return whole;
        }
        int scheme = whole.indexOf("://");
        String noScheme = scheme < 0 ? whole : whole.substring(scheme + 3);
        if (!value.startsWith("/")) {
            return noScheme;
        }
        if (scheme < 0) {
            return whole;
        }
        int path = noScheme.indexOf('/');
        return path < 0 ? "/" : noScheme.substring(path);
    }

    private static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static String trimmed(String address) {
        return address.length() > 1 && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
