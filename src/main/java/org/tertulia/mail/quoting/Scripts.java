package org.tertulia.mail.quoting;

import java.util.Locale;

/** Letters of the world as the reading of replies needs them. */
final class Scripts {

    private Scripts() {
    }

    /** A letter of a script whose words stand without blanks between them. */
    static boolean unspaced(char letter) {
        return letter >= '\u0e00' && letter <= '\u0e7f' || letter >= '\u3040' && letter <= '\u30ff'
                || letter >= '\u3400' && letter <= '\u9fff' || letter >= '\uac00' && letter <= '\ud7a3'
                || letter >= '\uff00' && letter <= '\uffef';
    }

    /** Without marks that nobody sees, blanks of all kinds as single blanks, none at the ends, digits as 0 to 9; of a long text the beginning. */
    static String clean(String raw, int most) {
        int length = Math.min(raw.length(), most);
        StringBuilder clean = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            char letter = raw.charAt(at);
            if (blank(letter)) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!unseen(letter)) {
                clean.append(letter > '\u065f' && Character.isDigit(letter) ? (char) ('0' + Character.digit(letter, 10)) : letter);
            }
        }
        int end = clean.length();
        return end > 0 && clean.charAt(end - 1) == ' ' ? clean.substring(0, end - 1) : clean.toString();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    private static boolean blank(char letter) {
        return letter <= ' ' || letter == '\u00a0' || letter == '\u3000' || letter == '\u202f'
                || letter >= '\u2000' && letter <= '\u200a' || letter == '\u205f' || letter == '\u0085';
    }

    /** Marks of direction and joining, and what stands for an object. */
    private static boolean unseen(char letter) {
        return letter >= '\u200b' && letter <= '\u200f' || letter >= '\u202a' && letter <= '\u202e'
                || letter >= '\u2060' && letter <= '\u2069' || letter == '\ufeff' || letter == '\u00ad' || letter == '\ufffc';
    }
}
