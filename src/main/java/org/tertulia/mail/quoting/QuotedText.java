package org.tertulia.mail.quoting;

import org.tertulia.mail.quoting.Parting.Part;

/**
 * Tells what somebody wrote in a letter from what their mail program put around it. Works line by line on
 * structure, with lists of words in the languages of the world, and never fails: where nothing is recognised, all is shown.
 */
public final class QuotedText {

    private QuotedText() {
    }

    /** Takes a plain text as it came; null is taken for none. */
    public static Visible split(String text) {
        return split(text, false);
    }

    /** @param forwarded whether the subject says that the letter passes another on */
    static Visible split(String text, boolean forwarded) {
        Scroll scroll = Scroll.of(text == null ? "" : text);
        return joined(scroll, Parting.of(scroll.lines(), forwarded));
    }

    static Visible joined(Scroll scroll, Part[] parts) {
        boolean folded = parts.length > 0 && parts[parts.length - 1] != Part.OWN;
        return new Visible(join(scroll, parts, Part.OWN, !folded), join(scroll, parts, Part.QUOTED, folded),
                join(scroll, parts, Part.SIGNATURE, false));
    }

    private static String join(Scroll scroll, Part[] parts, Part part, boolean rest) {
        int first = 0;
        int last = parts.length - 1;
        while (first <= last && (parts[first] != part || scroll.lines().get(first).blank())) {
            first++;
        }
        boolean tail = rest && !scroll.rest().isBlank();
        while (!tail && last > first && (parts[last] != part || scroll.lines().get(last).blank())) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        for (int at = first; at <= last; at++) {
            if (parts[at] == part) {
                text.append(scroll.lines().get(at).raw).append('\n');
            }
        }
        if (tail) {
            return text.append(scroll.rest().stripTrailing()).toString();
        }
        return text.length() > 0 ? text.substring(0, text.length() - 1).stripTrailing() : "";
    }
}
