package org.tertulia.mail.reading;

import java.net.URLConnection;

/** Names and content ids of parts. */
final class Names {

    private static final int LONGEST = 200;
    private static final String OCTETS = "application/octet-stream";

    private Names() {
    }

    /** The file name (RFC 2183, 2.3), or that of Content-Type; null for none. */
    static String of(Part part) {
        String name = part.disposition().parameter("filename");
        if (name == null || name.isBlank()) {
            name = part.contentType.parameter("name");
        }
        return clean(name);
    }

    /** Without a path and what no file system takes; null for nothing. */
    static String clean(String name) {
        if (name == null) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Words.line(last).replaceAll("[\\u202a-\\u202e\\u2066-\\u2069<>:\"|?*]", "_").strip();
        if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
            return null;
        }
        int dot = clean.lastIndexOf('.');
        if (clean.length() > LONGEST) {
            String ending = dot > 0 && clean.length() - dot < 20 ? clean.substring(dot) : "";
            clean = clean.substring(0, LONGEST - ending.length()) + ending;
        }
        return clean;
    }

    static String type(String name) {
        String guess = name == null ? null : URLConnection.guessContentTypeFromName(name);
        return guess == null ? OCTETS : guess;
    }

    static String contentId(Part part) {
        String raw = part.headers.first("Content-ID");
        String id = raw == null ? "" : Words.readable(raw, part.charset()).strip();
        if (id.startsWith("<")) {
            int close = id.indexOf('>');
            id = close < 0 ? id.substring(1) : id.substring(1, close);
        }
        return id.isBlank() ? null : id.strip();
    }
}
