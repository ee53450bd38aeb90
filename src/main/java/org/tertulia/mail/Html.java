package org.tertulia.mail;

/** What people wrote, made harmless for an HTML letter. */
public final class Html {

    private Html() {
    }

    /** The text with everything escaped that HTML would read, in elements and in quoted attributes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
