package org.tertulia.conversation;

import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/** What somebody has written, fit to be stored: something, not too much, without control characters. */
public record Written(String value) {

    /** The longest message of a visitor (characters). */
    public static final int LONGEST = 4_000;
    /** The longest reply or comment of the team (characters). */
    public static final int LONGEST_REPLY = 20_000;

    /** The longest letter (characters); what is longer is cut, the letter itself is kept whole. */
    public static final int LONGEST_LETTER = 100_000;

    /** @throws Refusal with a sentence when it is empty or too long */
    public static Written byVisitor(String text) {
        return of(text, LONGEST);
    }

    /** @throws Refusal with a sentence when it is empty or too long */
    public static Written byTeam(String text) {
        return of(text, LONGEST_REPLY);
    }

    /** What the team writes beside files, perhaps nothing. @throws Refusal with a sentence when it is too long */
    static Written besideFiles(String text) {
        return new Written(Text.lines("text", text, LONGEST_REPLY));
    }

    /** What a letter says; of a very long one the beginning. Never refused: it has come already. */
    public static Written byMail(String text) {
        String lines = Text.lines("text", text.length() > LONGEST_LETTER ? text.substring(0, LONGEST_LETTER) + "…" : text, LONGEST_LETTER + 1);
        return new Written(lines.isEmpty() ? "–" : lines);
    }

    private static Written of(String text, int most) {
        String lines = Text.lines("text", text, most);
        if (lines.isEmpty()) {
            throw Refusal.invalid("text", "empty", "Write something first.");
        }
        return new Written(lines);
    }
}
