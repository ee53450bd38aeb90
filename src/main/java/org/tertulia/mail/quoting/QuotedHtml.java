package org.tertulia.mail.quoting;

import java.util.List;

import org.tertulia.mail.quoting.Parting.Part;

/**
 * Divides the HTML of a letter as {@link QuotedText} divides a text: its blocks become lines, the elements by which mail
 * programs mark quotes become hints to them, and the same rules decide. What comes out is as unsafe as what went in.
 */
public final class QuotedHtml {

    /** HTML with more elements is shown as it is: no person's letter has so many, and to parse it takes too long. */
    private static final int MOST_TAGS = 50_000;
    private static final int MOST_ENTITIES = 400_000;
    private static final int MOST = 12_000_000;

    /**
     * The body's HTML in two. Elements around both are in both.
     *
     * @param shown  what the writer wrote; with the same exceptions as {@link Visible#shown()}
     * @param quoted the quoted thread and signatures; empty for none
     */
    public record VisibleHtml(String shown, String quoted) {
    }

    /** Both forms of one reading. */
    record Both(VisibleHtml html, Visible text) {
    }

    private QuotedHtml() {
    }

    /** Takes HTML as it came; null is taken for none. */
    public static VisibleHtml split(String html) {
        return read(html, false).html();
    }

    static Both read(String html, boolean forwarded) {
        if (html == null || html.isBlank() || tooMuch(html)) {
            String all = html == null ? "" : html;
            return new Both(new VisibleHtml(all, ""), new Visible("", "", ""));
        }
        HtmlLines lines = HtmlLines.of(html);
        Part[] parts = Parting.of(lines.lines(), forwarded);
        Visible text = QuotedText.joined(new Scroll(lines.lines(), ""), parts);
        if (List.of(parts).stream().allMatch(part -> part == Part.OWN)) {
            return new Both(new VisibleHtml(html, ""), text);
        }
        trim(lines.lines(), parts);
        return new Both(new VisibleHtml(lines.html(parts, Part.OWN), lines.html(parts, Part.QUOTED, Part.SIGNATURE)), text);
    }

    private static boolean tooMuch(String html) {
        return html.length() > MOST || more(html, '<', MOST_TAGS) || more(html, '&', MOST_ENTITIES);
    }

    private static boolean more(String html, char letter, int most) {
        int count = 0;
        for (int at = html.indexOf(letter); at >= 0 && count <= most; at = html.indexOf(letter, at + 1)) {
            count++;
        }
        return count > most;
    }

    /** Blank lines at the ends of what is own go with their neighbours. */
    private static void trim(List<Line> lines, Part[] parts) {
        for (int at = parts.length - 2; at >= 0; at--) {
            if (lines.get(at).blank() && parts[at + 1] != Part.OWN) {
                parts[at] = parts[at + 1];
            }
        }
        for (int at = 1; at < parts.length; at++) {
            if (lines.get(at).blank() && parts[at - 1] != Part.OWN) {
                parts[at] = parts[at - 1];
            }
        }
    }
}
