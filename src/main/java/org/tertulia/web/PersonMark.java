package org.tertulia.web;

/** How a person is drawn without a picture: initials on one of eight colours. Functions of the tag library. */
public final class PersonMark {

    private PersonMark() {
    }

    /** The first letters of the first and last word: {@code Ana Maria Sá} → {@code AS}; empty for no name. */
    public static String initials(String name) {
        String[] words = name == null ? new String[0] : name.strip().split("\\s+");
        if (words.length == 0 || words[0].isEmpty()) {
            return "";
        }
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    /** 0 to 7, the same for the same person everywhere. */
    public static int hue(Object id) {
        int spread = String.valueOf(id).hashCode() * 0x9E3779B9;
        return spread >>> 29;
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
