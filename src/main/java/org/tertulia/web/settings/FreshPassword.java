package org.tertulia.web.settings;

import org.tertulia.platform.Token;

/** A password that can be read out and typed: no letters that look alike, in groups. */
final class FreshPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private FreshPassword() {
    }

    /** About 79 bits: {@code k7wd-…}. */
    static String make() {
        StringBuilder password = new StringBuilder();
        while (password.length() < GROUPS * (GROUP + 1) - 1) {
            if (password.length() % (GROUP + 1) == GROUP) {
                password.append('-');
            }
            password.append(letter());
        }
        return password.toString();
    }

    /** Bytes that would favour the first letters are thrown away. */
    private static char letter() {
        while (true) {
            int random = Token.random();
            if (random < 256 - 256 % LETTERS.length()) {
                return LETTERS.charAt(random % LETTERS.length());
            }
        }
    }
}
