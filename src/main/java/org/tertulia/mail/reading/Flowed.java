package org.tertulia.mail.reading;

/** Puts lines together that a program broke in two ({@code format=flowed}, RFC 3676). */
final class Flowed {

    private Flowed() {
    }

    /** @param text lines end with LF @param delSp whether the blank at a line's end is none of the text */
    static String unfold(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length());
        int openDepth = -1;
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int stop = feed < 0 ? text.length() : feed;
            int depth = 0;
            while (at + depth < stop && text.charAt(at + depth) == '>') {
                depth++;
            }
            int from = at + depth;
            if (from < stop && text.charAt(from) == ' ') {
                from++;
            }
            String line = text.substring(from, stop);
            boolean goesOn = openDepth == depth && !line.equals("-- ");
            if (!goesOn) {
                if (openDepth >= 0) {
                    out.append('\n');
                }
                out.append(">".repeat(depth)).append(depth > 0 && !line.isEmpty() ? " " : "");
            }
            boolean flows = line.endsWith(" ") && !line.equals("-- ");
            out.append(flows && delSp ? line.substring(0, line.length() - 1) : line);
            openDepth = flows ? depth : -1;
            if (!flows && feed >= 0) {
                out.append('\n');
            }
            at = stop + 1;
        }
        return out.toString();
    }
}
