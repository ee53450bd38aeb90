package org.tertulia.mail.quoting;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The lines "From: … Sent: … To: … Subject: …" above a quoted letter, in any language and order. */
final class HeaderBlock {

    /** Lines after the first that are looked at. */
    private static final int REACH = 14;
    private static final int LONGEST_LABEL = 28;
    private static final Words FROM = Words.of("from");
    private static final Words SENT = Words.of("sent");
    private static final Words TO = Words.of("to");
    private static final Words SUBJECT = Words.of("subject");
    private static final Words COPY = Words.of("copy");

    private enum Kind { FROM, SENT, TO, SUBJECT, COPY }

    private HeaderBlock() {
    }

    /**
     * Index of the last header of the block that begins with that line, or -1 for none.
     *
     * @param announced whether a line before said that a letter follows, so that two headers are enough
     */
    static int endingFrom(List<Line> lines, int first, boolean announced) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        boolean address = false;
        boolean date = false;
        int last = -1;
        int strange = 0;
        int headers = 0;
        for (int at = first; at < lines.size() && at <= first + REACH; at++) {
            Line line = lines.get(at);
            if (line.blank()) {
                strange = Math.max(strange, headers > 2 ? 1 : 0);
                continue;
            }
            Set<Kind> kinds = kinds(line);
            if (kinds.isEmpty()) {
                if (at == first || ++strange > 2) {
                    break;
                }
                continue;
            }
            address |= (kinds.contains(Kind.FROM) || kinds.contains(Kind.TO)) && (line.address() || line.clean.contains("mailto:"));
            date |= kinds.contains(Kind.SENT) && (line.date() || line.time());
            boolean fresh = seen.addAll(kinds);
            if (!fresh && !kinds.contains(Kind.COPY) && headers > 2) {
                break;
            }
            headers++;
            last = at;
            strange = 0;
        }
        // "From: Lisbon, To: Porto, Date: 2 January" is somebody's list, and "Subject" alone makes no letter of it
        boolean from = seen.contains(Kind.FROM) && (address && seen.size() > 1
                || seen.contains(Kind.SUBJECT) && (date || seen.contains(Kind.SENT) && seen.contains(Kind.TO)));
        return from || announced && seen.size() > 1 ? last : -1;
    }

    /** Whether the line can be the first of a block. */
    static boolean mayBegin(Line line) {
        return !line.blank() && !line.quoted() && !kinds(line).isEmpty() && !kinds(line).equals(Set.of(Kind.COPY));
    }

    /** Mostly one; several where a conversion put the whole block on one line. */
    private static Set<Kind> kinds(Line line) {
        String text = line.clean;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int from = 0;
        for (int at = 0; at < text.length() && kinds.size() < 5; at++) {
            char letter = text.charAt(at);
            boolean bar = letter == '|' && at > 1 && text.charAt(0) == '|';
            if (letter == ':' || letter == '\uff1a' || bar) {
                Kind kind = kind(text.substring(Math.max(from, at - LONGEST_LABEL), at), from == 0 && at <= LONGEST_LABEL);
                if (kind == null && from == 0) {
                    return kinds;
                }
                if (kind != null) {
                    kinds.add(kind);
                }
                from = at + 1;
                if (at > 400) {
                    break;
                }
            }
        }
        return kinds;
    }

    private static Kind kind(String before, boolean first) {
        String label = strip(before);
        if (first) {
            return named(Scripts.lower(label));
        }
        // within a line only the last words before the colon can be a label, in capitals as labels are
        String word = label.substring(label.lastIndexOf(' ') + 1);
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) ? named(Scripts.lower(word)) : null;
    }

    private static Kind named(String label) {
        if (FROM.has(label)) {
            return Kind.FROM;
        }
        if (SENT.has(label)) {
            return Kind.SENT;
        }
        if (SUBJECT.has(label)) {
            return Kind.SUBJECT;
        }
        if (TO.has(label)) {
            return Kind.TO;
        }
        return COPY.has(label) ? Kind.COPY : null;
    }

    private static String strip(String label) {
        int from = 0;
        int to = label.length();
        while (from < to && "*_|># \t\u2022".indexOf(label.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "*_| \t".indexOf(label.charAt(to - 1)) >= 0) {
            to--;
        }
        return label.substring(from, to);
    }
}
