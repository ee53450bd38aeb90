package org.tertulia.mail.reading;

/** How much is taken apart of one letter with all that is in it; what is beyond stays whole or away, and the letter counts as damaged. */
final class Limits {

    private static final int PARTS = 5_000;
    private static final int LETTERS = 200;
    static final int LETTERS_DEEP = 8;

    boolean damaged;
    private int parts;
    private int letters;

    boolean onePart() {
        damaged |= parts >= PARTS;
        return parts++ < PARTS;
    }

    boolean oneLetter(int depth) {
        damaged |= letters >= LETTERS || depth > LETTERS_DEEP;
        return depth <= LETTERS_DEEP && letters++ < LETTERS;
    }
}
