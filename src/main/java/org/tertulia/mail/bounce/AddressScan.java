package org.tertulia.mail.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds e-mail addresses in words around them. */
final class AddressScan {

    private static final String ATOM = "!#$%&'*+/=?^_`{|}~.-";
    private static final int LONGEST_LOCAL = 128;
    private static final int LONGEST_DOMAIN = 255;
    /** Log lines write {@code to=ana@example.org}; an equals sign elsewhere belongs to the address. */
    private static final Set<String> LABELS = Set.of("to", "rcpt", "recipient", "from", "email", "address", "addr",
            "user", "for", "orig_to", "mailbox");
    private static final Set<String> MACHINES = Set.copyOf(Phrases.lines("machine-names.txt"));

    private AddressScan() {
    }

    /** In their order, each once. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = start(text, at, from);
            int end = end(text, at);
            if (start < at && end > at + 1) {
                String address = text.substring(start, end);
                if (!found.contains(address)) {
                    found.add(address);
                }
                from = end;
            }
        }
        return found;
    }

    /** The first one, or null. */
    static String first(String text) {
        List<String> found = text == null ? List.of() : in(text);
        return found.isEmpty() ? null : found.get(0);
    }

    static boolean same(String one, String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    /** Whether a name such as {@code mailer-daemon} stands before the at sign. */
    static boolean ofMachine(String address) {
        return address != null && MACHINES.contains(local(address));
    }

    static String local(String address) {
        int at = address.lastIndexOf('@');
        return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    private static int start(String text, int at, int from) {
        if (at > 0 && text.charAt(at - 1) == '"') {
            int quote = text.lastIndexOf('"', at - 2);
            return quote >= from && at - quote <= LONGEST_LOCAL ? quote : at;
        }
        int start = at;
        while (start > from && at - start < LONGEST_LOCAL && inAtom(text.charAt(start - 1))) {
            start--;
        }
        int equals = text.lastIndexOf('=', at);
        if (equals >= start && LABELS.contains(text.substring(start, equals).toLowerCase(Locale.ROOT))) {
            start = equals + 1;
        }
        while (start < at && "'`.-*=|".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static int end(String text, int at) {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == '[') {
            int close = text.indexOf(']', end);
            return close > 0 && close - end < 50 ? close + 1 : at;
        }
        while (end < text.length() && end - at < LONGEST_DOMAIN
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '-')) {
            end++;
        }
        while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        int dots = text.indexOf("..", at);
        return dots > 0 && dots < end ? dots : end;
    }

    private static boolean inAtom(char c) {
        return c < 128 ? Character.isLetterOrDigit(c) || ATOM.indexOf(c) >= 0 : Character.isLetter(c);
    }
}
