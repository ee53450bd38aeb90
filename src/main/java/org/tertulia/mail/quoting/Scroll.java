package org.tertulia.mail.quoting;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in lines.
 *
 * @param lines so many that no letter written by a person has more
 * @param rest  what follows those, not looked at: it goes where the last line goes
 */
record Scroll(List<Line> lines, String rest) {

    private static final int MOST = 6000;

    static Scroll of(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            lines.add(new Line(text.substring(at, end)));
            at = end + (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n' ? 2 : 1);
        }
        return new Scroll(lines, at < text.length() ? text.substring(at) : "");
    }
}
