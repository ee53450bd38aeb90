package org.tertulia.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;

/** A list of senders as people type it: addresses and domains, one a line. */
final class Senders {

    private static final int MOST = 500;
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

    private Senders() {
    }

    static List<String> entries(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).toList();
    }

    /** @param field the name to tell in a refusal. @throws Refusal when an entry is neither an address nor a domain */
    static String checked(String field, List<String> typed) {
        List<String> entries = typed.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty()).distinct().toList();
        if (entries.size() > MOST) {
            throw Refusal.invalid(field, "too-many", "Use at most " + MOST + " entries; these are " + entries.size() + ".");
        }
        entries.stream().filter(entry -> !isSender(entry)).findFirst().ifPresent(wrong -> {
            throw Refusal.invalid(field, "bad-sender", "Write addresses like ana@example.com or domains like example.com, not “" + wrong + "”.");
        });
        String lines = String.join("\n", entries);
        if (lines.length() > 20_000) {
            throw Refusal.invalid(field, "too-long", "Use at most 20000 characters; these are " + lines.length() + ".");
        }
        return lines;
    }

    private static boolean isSender(String entry) {
        if (entry.indexOf('@') > 0) {
            return EmailAddress.find(entry).isPresent();
        }
        String domain = entry.startsWith("@") ? entry.substring(1) : entry;
        return domain.length() <= 253 && Arrays.stream(domain.split("\\.", -1)).allMatch(label -> LABEL.matcher(label).matches());
    }
}
