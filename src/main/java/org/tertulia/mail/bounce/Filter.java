package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tertulia.mail.reading.ReadLetter;

/** Decides whether a letter is kept out of the inbox; whoever keeps it can release it. */
public final class Filter {

    /** Why a letter is kept out. */
    public enum Reason {
        DENIED, ROLE_ADDRESS, NEWSLETTER, AUTOMATIC, SPAM;

        /** The name told outside: {@code role-address}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> ROLES = Set.copyOf(Phrases.lines("role-addresses.txt"));
    private static final List<String> NEWSLETTERS = List.of("List-Unsubscribe", "List-Id", "Feedback-ID", "X-Campaign", "X-CampaignId",
            "X-Mailgun-Tag", "X-MC-User");

    private Filter() {
    }

    /** Empty: it comes in. The first reason that holds, in the order of {@link Reason}. */
    public static Optional<Reason> decide(ReadLetter letter, FilterRules rules) {
        String from = letter.from() == null || letter.from().address() == null ? "" : letter.from().address().strip().toLowerCase(Locale.ROOT);
        if (names(rules.allow(), from)) {
            return Optional.empty();
        }
        if (names(rules.deny(), from)) {
            return Optional.of(Reason.DENIED);
        }
        if (rules.roleAddresses() && role(from)) {
            return Optional.of(Reason.ROLE_ADDRESS);
        }
        if (rules.newsletters() && newsletter(letter)) {
            return Optional.of(Reason.NEWSLETTER);
        }
        if (rules.automatic() && Automatic.of(letter).filter(automatic -> automatic.kind() != Automatic.Kind.LIST).isPresent()) {
            return Optional.of(Reason.AUTOMATIC);
        }
        return rules.spam() && SpamMarks.on(letter.headers()) ? Optional.of(Reason.SPAM) : Optional.empty();
    }

    /** Whether nothing of its sender is wanted, whatever it answers. */
    public static boolean denied(ReadLetter letter, FilterRules rules) {
        return decide(letter, new FilterRules(rules.allow(), rules.deny(), false, false, false, false)).isPresent();
    }

    private static boolean names(List<String> entries, String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return !address.isEmpty() && entries.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.indexOf('@') > 0 ? address.equals(entry) : below(domain, entry.startsWith("@") ? entry.substring(1) : entry));
    }

    private static boolean below(String domain, String entry) {
        return !entry.isEmpty() && (domain.equals(entry) || domain.endsWith('.' + entry));
    }

    /** A plus part or a number at the end does not hide the role. */
    static boolean role(String address) {
        String local = address == null ? "" : AddressScan.local(address);
        int plus = local.indexOf('+');
        String bare = (plus > 0 ? local.substring(0, plus) : local).replace(".", "").replace("-", "").replace("_", "");
        int end = bare.length();
        while (end > 0 && Character.isDigit(bare.charAt(end - 1))) {
            end--;
        }
        return ROLES.contains(bare.substring(0, end));
    }

    private static boolean newsletter(ReadLetter letter) {
        String precedence = letter.headers().first("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        return precedence.equals("bulk") || precedence.equals("list") || NEWSLETTERS.stream().anyMatch(letter.headers()::has);
    }
}
