package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Message-IDs (RFC 5322, 3.6.4 and 4.5.4), with angle brackets; also where those are missing, or blanks stand within them. */
final class MessageIds {

    private static final int MOST = 500;
    private static final int LONGEST = 998;

    private MessageIds() {
    }

    /** The id of a letter, or null. */
    static String one(String value) {
        if (value == null) {
            return null;
        }
        List<String> all = bracketed(value, new StringBuilder());
        if (!all.isEmpty()) {
            return all.get(0);
        }
        String bare = squeezed(value);
        return bare.isEmpty() || bare.length() > LONGEST ? null : '<' + bare + '>';
    }

    /** References: all of them, each once. */
    static List<String> all(List<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values) {
            StringBuilder outside = new StringBuilder();
            List<String> bracketed = bracketed(value, outside);
            if (bracketed.isEmpty() || outside.indexOf("@") < 0) {
                ids.addAll(bracketed.isEmpty() ? loose(value) : bracketed);
            } else {
                inOrder(value, ids);
            }
        }
        return ids.stream().limit(MOST).toList();
    }

    /** In-Reply-To, where beside ids words may stand, and addresses among them. */
    static List<String> replied(List<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values) {
            List<String> bracketed = bracketed(value, new StringBuilder());
            ids.addAll(bracketed.isEmpty() ? loose(value) : bracketed);
        }
        return ids.stream().limit(MOST).toList();
    }

    /** @param outside takes what stands outside of brackets */
    private static List<String> bracketed(String value, StringBuilder outside) {
        List<String> ids = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < value.length() && ids.size() < MOST; i++) {
            char c = value.charAt(i);
            boolean next = c == '<';
            if (open >= 0 && (next || c == '>' || i == value.length() - 1)) {
                String id = squeezed(value.substring(open + 1, c == '>' || next ? i : i + 1));
                if (!id.isEmpty() && id.length() <= LONGEST) {
                    ids.add('<' + id + '>');
                }
                open = -1;
            } else if (open < 0 && !next) {
                outside.append(c);
            }
            if (next) {
                open = i;
            }
        }
        return ids;
    }

    private static void inOrder(String value, Set<String> ids) {
        int at = 0;
        while (at < value.length() && ids.size() < MOST) {
            int open = value.indexOf('<', at);
            int stop = open < 0 ? value.length() : open;
            ids.addAll(loose(value.substring(at, stop)));
            if (open < 0) {
                return;
            }
            int close = value.indexOf('>', open);
            int next = value.indexOf('<', open + 1);
            int end = close < 0 ? next < 0 ? value.length() : next : next < 0 ? close + 1 : Math.min(close + 1, next);
            ids.addAll(bracketed(value.substring(open, end), new StringBuilder()));
            at = end;
        }
    }

    private static List<String> loose(String value) {
        List<String> ids = new ArrayList<>();
        for (String word : value.split("[\\s,;]+")) {
            String bare = squeezed(word);
            if (bare.indexOf('@') > 0 && bare.length() <= LONGEST && ids.size() < MOST) {
                ids.add('<' + bare + '>');
            }
        }
        return ids;
    }

    private static String squeezed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 32 && c != 127 && c != '<' && c != '>') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
