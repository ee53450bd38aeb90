package org.tertulia.platform;

/** The rules for text that comes from outside: trimmed, without control characters, within its limit. */
public final class Text {

    private Text() {
    }

    /**
     * A single line: trimmed, white space folded, control characters refused.
     *
     * @param field the name to tell in a refusal
     * @param most  how many characters at the most
     * @return null for null or blank
     */
    public static String line(String field, String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String line = value.strip();
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "control-character", "Leave out line breaks and control characters.");
        }
        return within(field, line, most);
    }

    /** As {@link #line}, but something must be there. */
    public static String required(String field, String value, int most) {
        String line = line(field, value, most);
        if (line == null) {
            throw Refusal.invalid(field, "empty", "Fill in this field.");
        }
        return line;
    }

    /** Several lines, never null: stripped, line ends as {@code \n}, other control characters dropped. */
    public static String lines(String field, String value, int most) {
        if (value == null) {
            return "";
        }
        String text = value.replace("\r\n", "\n").replace('\r', '\n');
        if (text.codePoints().anyMatch(Text::unprintable)) {
            text = text.codePoints().filter(c -> !unprintable(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
        return within(field, text.strip(), most);
    }

    /** The beginning of a text as one line of at most {@code most} characters, for lists and previews. */
    public static String preview(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= most) {
            return line;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }

    /** A lone surrogate counts too: it cannot be stored as UTF-8. */
    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' || Character.getType(c) == Character.SURROGATE;
    }

    private static String within(String field, String text, int most) {
        if (text.length() > most) {
            throw Refusal.invalid(field, "too-long", "Use at most " + most + " characters; these are " + text.length() + ".");
        }
        return text;
    }
}
