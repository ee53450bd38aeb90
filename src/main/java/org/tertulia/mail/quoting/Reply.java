package org.tertulia.mail.quoting;

import java.util.Locale;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;

/**
 * What somebody wrote in a letter, in the forms in which an agent sees it.
 *
 * @param shown      plain text, see {@link Visible#shown()}
 * @param quoted     plain text, empty for none
 * @param signature  plain text, empty for none
 * @param shownHtml  as unsafe as it came; null where the letter has no HTML
 * @param quotedHtml the quote and the signature, as unsafe as they came; null where there is none
 */
public record Reply(String shown, String quoted, String signature, String shownHtml, String quotedHtml) {

    /** What a letter of Tertulia may hold on a line of its own: below it, nothing was written by who answers. */
    public static final String MARK = "##- Write above this line -##";

    /** A plain text with less than this part of what the HTML says is a notice that there is HTML. */
    private static final int FRACTION = 8;
    private static final int SHORT = 400;
    private static final Words FORWARDING = Words.of("forwarding subject");

    /** Takes the plain text where the letter has a useful one, else what the HTML says. */
    public static Reply of(ReadLetter letter) {
        boolean forwarded = forwards(letter.subject());
        QuotedHtml.Both html = letter.html() == null || letter.html().isBlank() ? null : QuotedHtml.read(letter.html(), forwarded);
        boolean plain = html == null || useful(letter, html.text());
        Visible text = plain ? QuotedText.split(letter.text(), forwarded) : html.text();
        if (plain && html != null && letter.text() != null) {
            text = Agreement.of(letter.text(), text, html.text());
        }
        if (html == null) {
            return new Reply(text.shown(), text.quoted(), text.signature(), null, null);
        }
        String quoted = html.html().quoted();
        return new Reply(text.shown(), text.quoted(), text.signature(), html.html().shown(), quoted.isEmpty() ? null : quoted);
    }

    /** Whether the letter has a plain text of its own that says what the HTML says. */
    private static boolean useful(ReadLetter letter, Visible html) {
        int most = html.shown().length() + html.quoted().length() + html.signature().length();
        if (most == 0) {
            return true;
        }
        int length = 0;
        for (Piece piece : letter.pieces()) {
            boolean body = piece.role() == Piece.Role.BODY && "text/plain".equals(piece.type()) && piece.text() != null;
            length += body ? piece.text().strip().length() : 0;
        }
        return length > 0 && (most < SHORT || length > most / FRACTION);
    }

    /** "Fwd: cups", but also "WG: Tassen". */
    private static boolean forwards(String subject) {
        String text = Scripts.clean(subject == null ? "" : subject, 40);
        int colon = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('\uff1a');
        return colon > 0 && FORWARDING.has(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }
}
