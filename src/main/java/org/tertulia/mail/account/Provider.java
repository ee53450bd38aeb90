package org.tertulia.mail.account;

import java.util.List;
import org.tertulia.platform.EmailAddress;

/** A line of {@code providers.tsv}. */
record Provider(String name, List<String> domains, List<String> exchangers, String imap, String smtp, boolean wholeAddress, Boolean plus,
                String note, String tokenUrl, String scope) {

    static Provider of(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 10) {
            throw new IllegalStateException("providers.tsv: " + line);
        }
        return new Provider(cells[0], words(cells[1]), words(cells[2]), cells[3], cells[4], cells[5].equals("address"),
                cells[6].equals("-") ? null : cells[6].equals("yes"), none(cells[7]), none(cells[8]), none(cells[9]));
    }

    boolean hasDomain(String domain) {
        return domains.contains(domain);
    }

    boolean takesMailAt(String exchanger) {
        return exchangers.stream().anyMatch(end -> exchanger.equals(end) || exchanger.endsWith("." + end));
    }

    /** @param exchanger the host that takes its mail, or null */
    Suggestion suggest(EmailAddress address, String exchanger) {
        String user = wholeAddress ? address.value() : address.value().substring(0, address.value().lastIndexOf('@'));
        return new Suggestion(name, endpoint(imap, user, exchanger), endpoint(smtp, user, exchanger), plus, note, tokenUrl, scope);
    }

    private static Endpoint endpoint(String text, String user, String exchanger) {
        String[] parts = text.replace("{mx}", exchanger == null ? "" : exchanger).split(":");
        return new Endpoint(parts[0], Integer.parseInt(parts[1]), Safety.valueOf(parts[2]), user);
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" "));
    }

    private static String none(String cell) {
        return cell.equals("-") ? null : cell;
    }
}
