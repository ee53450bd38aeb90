package org.tertulia.mail.reading;

/** What stands in and around an address, made plain. */
final class AddressText {

    private static final int LONGEST = 1_000;

    private AddressText() {
    }

    /** Without route, comments, blanks and what else is around it. */
    static String bare(String bracketed) {
        String text = withoutComments(bracketed).strip();
        if (text.regionMatches(true, 0, "mailto:", 0, 7) || text.regionMatches(true, 0, "smtp:", 0, 5)) {
            text = text.substring(text.indexOf(':') + 1);
        }
        int route = text.startsWith("@") ? text.indexOf(':') : -1;
        text = text.substring(route + 1);
        if (text.startsWith("'") && text.endsWith("'") && text.length() > 2) {
            text = text.substring(1, text.length() - 1);
        }
        text = Words.decode(text);
        if (text.endsWith("]") && text.indexOf('[') <= 0) {
            text = text.substring(text.indexOf('[') + 1, text.length() - 1);
        }
        boolean quoted = text.startsWith("\"");
        StringBuilder out = new StringBuilder(text.length());
        boolean inQuotes = false;
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            inQuotes ^= c == '"' && quoted;
            if (inQuotes && !Character.isISOControl(c) || !Character.isISOControl(c) && !Character.isWhitespace(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int depth = 0;
        boolean inQuotes = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inQuotes ^= c == '"' && depth == 0;
            if (c == '(' && !inQuotes) {
                depth++;
            } else if (c == ')' && !inQuotes && depth > 0) {
                depth--;
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** {@code a . b @ c . d} of old times in one word (RFC 5322, 4.4). */
    static String joined(String words) {
        boolean apart = false;
        for (String word : words.split(" +")) {
            apart |= word.startsWith(".") || word.startsWith("@") || word.endsWith("@") || word.indexOf('@') > 0 && word.endsWith(".");
        }
        if (!apart) {
            return words;
        }
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean after = !out.isEmpty() && ".@".indexOf(out.charAt(out.length() - 1)) >= 0;
            if (c == ' ' && after) {
                continue;
            }
            while ((c == '.' || c == '@') && !out.isEmpty() && out.charAt(out.length() - 1) == ' ' && i + 1 < words.length()) {
                out.setLength(out.length() - 1);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Readable and without quotation marks around it; null for none. */
    static String name(String raw) {
        String name = Words.line(Words.decode(raw)).replaceAll(" {2,}+", " ");
        while (name.length() > 1 && (quoted(name, '"') || quoted(name, '\''))) {
            name = name.substring(1, name.length() - 1).strip();
        }
        return name.isEmpty() ? null : name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    private static boolean quoted(String name, char mark) {
        return name.charAt(0) == mark && name.charAt(name.length() - 1) == mark;
    }
}
