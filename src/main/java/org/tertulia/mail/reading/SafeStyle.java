package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is harmless of a style attribute: type, colours, spaces and borders; nothing that moves, covers or fetches. */
final class SafeStyle {

    private static final Set<String> PROPERTIES = Set.copyOf(WordList.lines("styles.txt"));
    private static final Set<String> DISPLAYS = Set.of("none", "block", "inline", "inline-block", "list-item", "table", "table-row", "table-cell",
            "inline-table", "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-caption");
    /** No backslash, no angle bracket, no colon, no braces: nothing that begins something else. */
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} #%.,'\"()/!_+-]{1,300}+");
    private static final Pattern FUNCTION = Pattern.compile("([a-z-]{1,30}+)\\(");
    private static final Set<String> FUNCTIONS = Set.of("rgb", "rgba", "hsl", "hsla");
    private static final Pattern NEGATIVE = Pattern.compile("(?:^|[ (,])-[0-9.]");
    private static final int LONGEST = 10_000;

    private SafeStyle() {
    }

    static String of(String style) {
        if (style.length() > LONGEST) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String value = declaration.substring(colon + 1).strip();
                if (PROPERTIES.contains(property) && harmless(property, value)) {
                    kept.add(property + ": " + value);
                }
            }
        }
        return String.join("; ", kept);
    }

    private static boolean harmless(String property, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!VALUE.matcher(value).matches() || !balanced(value) || property.equals("display") && !DISPLAYS.contains(lower.replace("!important", "").strip())) {
            return false;
        }
        if ((property.startsWith("margin") || property.equals("text-indent")) && NEGATIVE.matcher(lower).find()) {
            return false;
        }
        var functions = FUNCTION.matcher(lower);
        int brackets = (int) lower.chars().filter(c -> c == '(').count();
        while (functions.find()) {
            brackets--;
            if (!FUNCTIONS.contains(functions.group(1))) {
                return false;
            }
        }
        return brackets == 0;
    }

    private static boolean balanced(String value) {
        return value.chars().filter(c -> c == '"').count() % 2 == 0 && value.chars().filter(c -> c == '\'').count() % 2 == 0
                && value.chars().filter(c -> c == '(').count() == value.chars().filter(c -> c == ')').count() && !value.contains("/*");
    }
}
