package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;

/**
 * The signs by which machines' letters are told from persons'. A subject counts only as a whole beginning, and, where a
 * person might have chosen it, only together with a sentence in the letter; a letter of a list that answers one of ours is a
 * person's.
 */
final class AutomaticSigns {

    private static final Phrases ABSENCE = Phrases.of("absence-words.txt");
    private static final Phrases RECEIPT = Phrases.of("receipt-words.txt");
    /** Beginnings of subjects by what they tell: {@code sure}, {@code doubtful}, {@code receipt}. */
    private static final Map<String, Set<String>> SUBJECTS = Phrases.lists("automatic-subjects.txt").entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, list -> list.getValue().stream().map(Phrases::plain).collect(Collectors.toSet())));
    private static final Pattern HEAD = Pattern.compile("^[\\[(【\\s]{0,3}+([^:：\\[\\](（【】|]{1,100}+)");
    private static final Pattern DASH = Pattern.compile("\\s[-–—]\\s");
    private static final Pattern CALENDAR_ANSWER = Pattern.compile("(?im)^METHOD:(?:REPLY|COUNTER)\\s?$");
    /** Headers that only machines set, whatever stands in them. */
    private static final List<String> MACHINES = Phrases.lines("machine-headers.txt");
    private static final List<String> LISTS = List.of("List-Id", "List-Unsubscribe", "List-Post", "Mailing-List", "X-Mailing-List", "X-BeenThere",
            "X-Campaign", "X-CampaignId", "Feedback-ID", "X-Mailgun-Tag", "X-SG-EID", "X-MC-User");
    private static final String DISPOSITION = "message/disposition-notification";
    private static final int HEAD_OF_TEXT = 3_000;

    private AutomaticSigns() {
    }

    static Optional<Automatic> read(ReadLetter letter) {
        if (letter.type().contains("disposition-notification") || letter.pieces().stream().anyMatch(piece -> piece.type().equals(DISPOSITION))) {
            return sign(Automatic.Kind.RECEIPT, DISPOSITION);
        }
        if (letter.pieces().stream().anyMatch(AutomaticSigns::answersInvitation)) {
            return sign(Automatic.Kind.CALENDAR, "text/calendar METHOD:REPLY");
        }
        if (begins(letter, "receipt") && RECEIPT.best(body(letter), Phrases.WEAK) != null) {
            return sign(Automatic.Kind.RECEIPT, subject(letter));
        }
        if (absence(letter)) {
            return sign(Automatic.Kind.OUT_OF_OFFICE, subject(letter));
        }
        String list = LISTS.stream().filter(letter.headers()::has).findFirst().orElse(null);
        String machine = machine(letter, list != null);
        if (machine != null) {
            boolean away = list == null && (tellsOfAbsence(Phrases.plain(subject(letter))) || tellsOfAbsence(body(letter)));
            boolean listed = list != null && !machine.startsWith("Auto-Submitted");
            return sign(away ? Automatic.Kind.OUT_OF_OFFICE : listed ? Automatic.Kind.LIST : Automatic.Kind.MACHINE, machine);
        }
        return list != null && letter.inReplyTo().isEmpty() ? sign(Automatic.Kind.LIST, list + ": " + value(letter, list)) : Optional.empty();
    }

    /** Whether the subject says that somebody is away or that a machine answers. */
    static boolean absence(ReadLetter letter) {
        return begins(letter, "sure") || begins(letter, "doubtful") && tellsOfAbsence(body(letter));
    }

    private static boolean tellsOfAbsence(String plain) {
        return ABSENCE.best(plain, Phrases.SINGLE) != null;
    }

    static boolean wantsNoAnswer(ReadLetter letter) {
        String suppress = value(letter, "X-Auto-Response-Suppress").toLowerCase(Locale.ROOT);
        return suppress.contains("all") || suppress.contains("oof") || suppress.contains("autoreply")
                || LISTS.stream().anyMatch(letter.headers()::has)
                || letter.headers().has("Precedence") && value(letter, "Precedence").toLowerCase(Locale.ROOT).matches("bulk|junk|list|auto_reply")
                || letter.from() == null || AddressScan.ofMachine(letter.from().address());
    }

    /** What shows that a machine wrote; null for nothing. */
    private static String machine(ReadLetter letter, boolean list) {
        String submitted = value(letter, "Auto-Submitted").strip().toLowerCase(Locale.ROOT);
        if (!submitted.isEmpty() && !submitted.equals("no") && !submitted.startsWith("no;") && !submitted.startsWith("no ")) {
            return "Auto-Submitted: " + submitted;
        }
        boolean discussed = list && !letter.inReplyTo().isEmpty();
        String named = MACHINES.stream().filter(line -> sets(letter, line) && !(discussed && line.equals("X-Loop"))).findFirst().orElse(null);
        if (named != null) {
            return named;
        }
        String precedence = value(letter, "Precedence").strip().toLowerCase(Locale.ROOT).replace('-', '_');
        if (precedence.equals("auto_reply") || !discussed && (precedence.equals("bulk") || precedence.equals("junk") || precedence.equals("list"))) {
            return "Precedence: " + precedence;
        }
        if (BounceSigns.nullSender(letter)) {
            return "Return-Path: <>";
        }
        String suppress = value(letter, "X-Auto-Response-Suppress").toLowerCase(Locale.ROOT);
        if (suppress.contains("all") && letter.inReplyTo().isEmpty()) {
            return "X-Auto-Response-Suppress: " + suppress;
        }
        return letter.from() != null && AddressScan.ofMachine(letter.from().address()) ? "From: " + letter.from().address() : null;
    }

    /** {@code Name} for any value but "no", or {@code Name: what the value begins with}. */
    private static boolean sets(ReadLetter letter, String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        return letter.headers().all(name).stream().map(value -> value.strip().toLowerCase(Locale.ROOT)).anyMatch(value -> colon < 0
                ? !value.equals("no") && !value.equals("false") : value.startsWith(line.substring(colon + 1).strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean answersInvitation(Piece piece) {
        String method = piece.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        String text = Notice.textOf(piece);
        return piece.type().equals("text/calendar") && (method.contains("method=reply") || method.contains("method=counter")
                || CALENDAR_ANSWER.matcher(text.substring(0, Math.min(text.length(), HEAD_OF_TEXT))).find());
    }

    private static boolean begins(ReadLetter letter, String how) {
        var head = HEAD.matcher(subject(letter));
        return head.find() && SUBJECTS.get(how).contains(Phrases.plain(DASH.split(head.group(1), 2)[0]));
    }

    private static String body(ReadLetter letter) {
        String text = letter.text() == null ? "" : letter.text();
        return Phrases.plain(text.substring(0, Math.min(text.length(), HEAD_OF_TEXT)));
    }

    private static String subject(ReadLetter letter) {
        return letter.subject() == null ? "" : letter.subject();
    }

    private static String value(ReadLetter letter, String name) {
        return letter.headers().first(name).orElse("");
    }

    private static Optional<Automatic> sign(Automatic.Kind kind, String sign) {
        return Optional.of(new Automatic(kind, BounceReport.sentence(sign)));
    }
}
