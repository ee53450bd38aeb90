package org.tertulia.mail.bounce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;

/**
 * What a delivery report says of one recipient: the per-recipient fields of RFC 3464 (2.3), wherever they stand. Senders
 * forget blank lines, put some in the midst, indent, and give the part a wrong type.
 *
 * @param fields by their names in lower case; a field that comes twice is joined
 */
record StatusReport(Map<String, String> fields) {

    private static final Pattern FIELD = Pattern.compile("[ \\t>]{0,8}+([A-Za-z][A-Za-z0-9-]{1,40}+)[ \\t]?:(.*)");
    private static final Set<String> RECIPIENT = Set.of("final-recipient", "original-recipient", "x-actual-recipient");
    private static final Set<String> KNOWN = Set.of("final-recipient", "original-recipient", "x-actual-recipient", "action", "status", "diagnostic-code",
            "remote-mta", "last-attempt-date", "will-retry-until", "final-log-id", "reporting-mta", "arrival-date", "received-from-mta",
            "dsn-gateway", "original-envelope-id", "localized-reason", "failure-reason");
    private static final Pattern TYPE = Pattern.compile("\\s{0,9}[A-Za-z0-9_.-]{1,24}\\s{0,3};\\s{0,9}");
    private static final Pattern XTEXT = Pattern.compile("\\+([2-7][0-9A-F])");
    /** An address of Exchange's directory in disguise. */
    private static final String EXCHANGE_INTERNAL = "IMCEA";
    private static final int MOST_VALUE = 4_000;
    private static final int MOST_RECIPIENTS = 50;

    static List<StatusReport> of(ReadLetter letter, Notice notice) {
        List<StatusReport> found = new ArrayList<>();
        for (Piece piece : letter.pieces()) {
            if (piece.type().contains("delivery-status") || piece.letter() == null && stray(piece)) {
                found.addAll(read(Notice.linesOf(Notice.textOf(piece))));
            }
        }
        if (found.isEmpty()) {
            found.addAll(inText(notice.lines()));
        }
        return found.isEmpty() ? inText(notice.copy()) : found;
    }

    String recipient() {
        for (String name : List.of("final-recipient", "x-actual-recipient", "original-recipient")) {
            String value = fields.get(name);
            if (value != null) {
                String bare = untyped(value);
                String address = AddressScan.first(name.equals("original-recipient") ? XTEXT.matcher(bare).replaceAll(StatusReport::character) : bare);
                if (address != null && !address.startsWith(EXCHANGE_INTERNAL)) {
                    return address;
                }
            }
        }
        return null;
    }

    String action() {
        String action = fields.getOrDefault("action", "").strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) {
            end++;
        }
        return action.substring(0, end);
    }

    String status() {
        return fields.getOrDefault("status", "");
    }

    /** Without the type before it. */
    String diagnostic() {
        String code = untyped(fields.getOrDefault("diagnostic-code", ""));
        String more = fields.getOrDefault("x-supplementary-info", fields.getOrDefault("failure-reason", fields.getOrDefault("localized-reason", "")));
        return code.isBlank() ? untyped(more) : code;
    }

    /** {@code x-unix} and the like for the exit of a program, else {@code smtp}; empty for none. */
    String diagnosticType() {
        String value = fields.getOrDefault("diagnostic-code", "").strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(value).lookingAt() ? value.substring(0, value.indexOf(';')).strip() : "";
    }

    /** Some servers sort the failure themselves. */
    String category() {
        return fields.getOrDefault("x-powermta-bouncecategory", "").strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 3461, section 4. */
    private static String character(MatchResult hex) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16)));
    }

    private static boolean stray(Piece piece) {
        if (piece.type().startsWith("text/") && !piece.type().equals("text/plain") || piece.type().startsWith("image/")) {
            return false;
        }
        String text = Notice.textOf(piece);
        String start = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
        return start.contains("reporting-mta:") && (start.contains("final-recipient:") || start.contains("original-recipient:"));
    }

    private static List<StatusReport> inText(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher field = FIELD.matcher(lines.get(i));
            if (field.matches() && RECIPIENT.contains(field.group(1).toLowerCase(Locale.ROOT))) {
                return read(lines.subList(Math.max(0, i - 1), Math.min(lines.size(), i + 400)));
            }
        }
        return List.of();
    }

    private static List<StatusReport> read(List<String> lines) {
        List<StatusReport> reports = new ArrayList<>();
        Map<String, StringBuilder> fields = new LinkedHashMap<>();
        StringBuilder open = null;
        boolean gap = false;
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            String name = field.matches() ? field.group(1).toLowerCase(Locale.ROOT) : "";
            if (line.isBlank()) {
                gap = true;
                open = null;
            } else if (KNOWN.contains(name) || name.startsWith("x-")) {
                if (fields.containsKey(name) && !name.startsWith("x-") && !name.equals("diagnostic-code") || gap && RECIPIENT.contains(name)) {
                    close(fields, reports);
                }
                gap = false;
                open = fields.computeIfAbsent(name, key -> new StringBuilder());
                open.append(open.length() > 0 ? " " : "").append(field.group(2).strip());
            } else if (open != null && open.length() < MOST_VALUE) {
                open.append(' ').append(line.strip());
            }
        }
        close(fields, reports);
        return reports.subList(0, Math.min(reports.size(), MOST_RECIPIENTS));
    }

    private static void close(Map<String, StringBuilder> fields, List<StatusReport> reports) {
        boolean tells = fields.keySet().stream().anyMatch(name -> RECIPIENT.contains(name) || name.equals("action") || name.equals("status"));
        if (tells) {
            Map<String, String> values = new LinkedHashMap<>();
            fields.forEach((name, value) -> values.put(name, value.toString()));
            reports.add(new StatusReport(values));
        }
        fields.clear();
    }

    private static String untyped(String value) {
        Matcher type = TYPE.matcher(value);
        return type.lookingAt() ? value.substring(type.end()) : value.strip();
    }
}
