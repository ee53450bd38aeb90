package org.tertulia.mail.bounce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tertulia.mail.reading.ReadLetter;

/**
 * Finds the addresses that free words say could not be reached, each with the lines that are about it. Where an address
 * stands tells more than the words beside it, which are in any language.
 */
final class FailedAddresses {

    /** @param about the lines from that address to the next one that failed */
    record Failed(String address, List<String> about) {
    }

    /** @param weight how sure it is that this address failed */
    private record Mention(String address, int line, int weight) {
    }

    private static final int SURE = 6;
    private static final int LIKELY = 5;
    private static final int MOST = 50;
    private static final Phrases SIGNS = Phrases.of("bounce-signs.txt");
    private static final Set<String> LABELS = Set.copyOf(Phrases.lines("recipient-labels.txt"));
    private static final Set<String> SENDER = Set.of("from", "mail from", "sender", "return path", "reply to", "message id", "envelope from", "von", "de",
            "da", "cc", "references", "in reply to", "contact", "postmaster");

    private FailedAddresses() {
    }

    /** Those that surely failed in their order, else the likeliest, else none. */
    static List<Failed> in(Notice notice, ReadLetter letter) {
        List<Mention> mentions = mentions(notice, letter);
        List<Mention> sure = mentions.stream().filter(mention -> mention.weight >= SURE).toList();
        if (sure.isEmpty()) {
            List<String> sentTo = sentTo(notice);
            if (!sentTo.isEmpty() && mentions.stream().noneMatch(mention -> mention.weight >= LIKELY)) {
                return List.of(new Failed(sentTo.get(0), notice.lines()));
            }
            return mentions.stream().max(Comparator.comparingInt(Mention::weight).thenComparing(Mention::line, Comparator.reverseOrder()))
                    .map(mention -> List.of(new Failed(mention.address, notice.lines()))).orElse(List.of());
        }
        int most = sure.stream().mapToInt(Mention::weight).max().orElse(0);
        return parted(notice, sure.stream().filter(mention -> mention.weight >= Math.min(most, 8)).toList());
    }

    /** Addresses that the letter was sent to or from: those of ourselves and of the server that reports. */
    static Set<String> ownOf(ReadLetter letter, Notice notice) {
        Set<String> own = new HashSet<>();
        letter.to().forEach(to -> add(own, to.address()));
        add(own, letter.from() == null ? null : letter.from().address());
        for (String name : List.of("Delivered-To", "X-Original-To", "Envelope-To")) {
            letter.headers().all(name).forEach(value -> add(own, AddressScan.first(value)));
        }
        notice.original().first("From").ifPresent(value -> add(own, AddressScan.first(value)));
        return own;
    }

    private static void add(Set<String> own, String address) {
        if (address != null) {
            own.add(address.toLowerCase(Locale.ROOT));
        }
    }

    private static List<Mention> mentions(Notice notice, ReadLetter letter) {
        Set<String> own = ownOf(letter, notice);
        List<String> sentTo = sentTo(notice);
        Map<String, Mention> found = new LinkedHashMap<>();
        String before = "";
        for (int i = 0; i < notice.lines().size() && found.size() < MOST; i++) {
            String line = notice.lines().get(i).strip();
            for (String address : line.indexOf('@') < 0 ? List.<String>of() : AddressScan.in(line)) {
                String key = address.toLowerCase(Locale.ROOT);
                if (!AddressScan.ofMachine(address) && !own.contains(key)) {
                    int weight = weight(line, address, before) + (sentTo.stream().anyMatch(to -> AddressScan.same(to, address)) ? 4 : 0);
                    Mention mention = new Mention(address, i, weight);
                    found.merge(key, mention, (one, other) -> other.weight > one.weight ? other : one);
                }
            }
            before = line.isBlank() ? before : line;
        }
        return found.values().stream().filter(mention -> mention.weight >= 0).sorted(Comparator.comparingInt(Mention::line)).toList();
    }

    private static List<String> sentTo(Notice notice) {
        List<String> sentTo = new ArrayList<>(AddressScan.in(notice.original().first("To").orElse("")));
        sentTo.addAll(AddressScan.in(notice.original().first("Cc").orElse("")));
        return sentTo;
    }

    private static int weight(String line, String address, String before) {
        int at = line.indexOf(address);
        String left = line.substring(0, at).strip();
        String right = line.substring(at + address.length()).strip();
        String label = Phrases.plain(left).strip();
        if (SENDER.contains(label) || label.endsWith("message id") || label.endsWith("mail from") || left.endsWith("mailto:") || left.endsWith("//")
                || label.startsWith("x ") && left.endsWith(":")) {
            return -5;
        }
        if (label.isEmpty() && right.equals(".")) {
            return 2;
        }
        if (label.isEmpty()) {
            return Phrases.plain(right).isBlank() ? 8 : right.startsWith(":") || right.startsWith(">") || right.startsWith("\"") ? 7
                    : Phrases.plain(right).startsWith(" on ") || right.startsWith("(") || right.startsWith("...") ? 7 : 5;
        }
        if (LABELS.contains(label) || label.endsWith("rcpt to") || label.endsWith("recipient address")) {
            return 6;
        }
        boolean tells = SIGNS.best(Phrases.plain(line), Phrases.SINGLE) != null;
        return tells ? 5 : SIGNS.best(Phrases.plain(before), Phrases.SINGLE) != null ? 3 : 1;
    }

    private static List<Failed> parted(Notice notice, List<Mention> mentions) {
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            int from = mentions.size() == 1 ? 0 : mentions.get(i).line;
            int to = i + 1 < mentions.size() ? mentions.get(i + 1).line : notice.lines().size();
            List<String> about = notice.lines().subList(from, to);
            boolean silent = about.stream().filter(line -> !line.isBlank()).count() < 2 && i + 1 < mentions.size();
            failed.add(new Failed(mentions.get(i).address, silent ? notice.lines() : about));
        }
        return failed;
    }
}
