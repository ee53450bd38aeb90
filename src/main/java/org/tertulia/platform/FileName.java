package org.tertulia.platform;

import java.util.Locale;

/** The name of a file as somebody sent it, made one that every file system takes and nobody is deceived by. */
public final class FileName {

    /** The longest (characters). */
    public static final int MOST = 150;

    private FileName() {
    }

    /** Without a path, line breaks, marks that turn the writing around, and what some system does not take; "file" for nothing. */
    public static String clean(String name) {
        String all = name == null ? "" : name.strip();
        String last = all.substring(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\p{Cs}<>:\"|?*]+", "_").strip();
        if (clean.isEmpty() || clean.chars().allMatch(c -> c == '.')) {
            return "file";
        }
        String ending = clean.substring(clean.length() - ending(clean).length() - (ending(clean).isEmpty() ? 0 : 1));
        return clean.length() <= MOST ? clean : Text.preview(clean.substring(0, MOST - ending.length()), MOST - ending.length()) + ending;
    }

    /** What stands behind the last full stop, in lower case; empty for none, or where it is too long for that. */
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 || name.length() - dot > 11 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
