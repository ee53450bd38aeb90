package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/** Whether a letter tells of the fate of another one. What a person writes, forwards or quotes about that is no such letter. */
final class BounceSigns {

    private static final Phrases SIGNS = Phrases.of("bounce-signs.txt");
    private static final Phrases SUBJECTS = Phrases.of("bounce-subjects.txt");
    private static final Phrases SENDERS = Phrases.of("bounce-senders.txt");
    private static final Pattern ANSWERED = Pattern.compile("\\s*+(?:re|aw|sv|fw|fwd|wg|tr|rv|enc|vs|antw|rif|i|odp|res|r)\\s?(?:\\[\\d{1,3}])?\\s?[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Addresses of those who keep mailing lists. */
    private static final List<String> LIST_OFFICES = List.of("bounces", "owner", "admin", "request");
    private static final int FIRST_LINES = 60;

    private BounceSigns() {
    }

    static boolean show(ReadLetter letter, Notice notice, List<StatusReport> reports) {
        String subject = Phrases.plain(subject(letter));
        boolean answered = ANSWERED.matcher(subject(letter)).matches();
        boolean announced = !answered && SUBJECTS.anyIn(subject);
        boolean machine = fromMachine(letter) || letter.type().contains("report-type=delivery-status");
        boolean nobody = nullSender(letter);
        if (letter.type().startsWith("multipart/report") && !letter.type().contains("disposition-notification") && !reports.isEmpty()) {
            return true;
        }
        if (!reports.isEmpty() && (machine || nobody || announced)) {
            return true;
        }
        if (AutomaticSigns.absence(letter) || letter.type().contains("disposition-notification")) {
            return false;
        }
        if (letter.headers().has("X-Failed-Recipients")) {
            return true;
        }
        boolean tells = tells(notice);
        boolean copied = notice.copy().size() > 2 || letter.pieces().stream().anyMatch(piece -> piece.letter() != null);
        boolean refused = SmtpTrace.of(head(notice)).reply() >= 400;
        boolean aboutSomebody = refused || copied || !FailedAddresses.in(notice, letter).isEmpty();
        if ((machine || nobody) && (announced || tells && aboutSomebody)) {
            return true;
        }
        boolean unattended = letter.from() == null || letter.headers().has("Auto-Submitted") || Filter.role(letter.from().address());
        return announced && tells && (unattended && (refused || copied) || ofList(letter) || ownCameBack(letter, notice)) && !quotes(letter);
    }

    private static boolean ofList(ReadLetter letter) {
        String local = letter.from() == null || letter.from().address() == null ? "" : AddressScan.local(letter.from().address());
        return letter.inReplyTo().isEmpty() && LIST_OFFICES.stream().anyMatch(office -> local.startsWith(office + '-') || local.endsWith('-' + office));
    }

    /** Persons forward their own letters, not ours with all its headers. */
    private static boolean ownCameBack(ReadLetter letter, Notice notice) {
        ReadHeaders original = notice.original();
        String sender = AddressScan.first(original.first("From").or(() -> original.first("Return-Path")).orElse(null));
        return (original.has("Received") || original.has("Message-ID")) && letter.inReplyTo().isEmpty()
                && letter.to().stream().anyMatch(to -> AddressScan.same(sender, to.address()))
                && !AddressScan.same(sender, letter.from() == null ? null : letter.from().address());
    }

    /** Whether the mail system only says that it takes longer. */
    static boolean delayed(ReadLetter letter, Notice notice) {
        return told(letter, notice, "delayed");
    }

    static boolean delivered(ReadLetter letter, Notice notice) {
        return told(letter, notice, "delivered") && SmtpTrace.of(head(notice)).reply() < 400;
    }

    /** Return-Path with nothing in it (RFC 5321, 4.5.5). */
    static boolean nullSender(ReadLetter letter) {
        return letter.headers().first("Return-Path").map(path -> path.replace(" ", "").toLowerCase(Locale.ROOT))
                .map(path -> path.isEmpty() || path.equals("<>") || path.equals("<mailer-daemon>")).orElse(false);
    }

    static boolean fromMachine(ReadLetter letter) {
        Correspondent from = letter.from();
        if (letter.headers().first("Return-Path").map(AddressScan::first).filter(AddressScan::ofMachine).isPresent()) {
            return true;
        }
        if (from == null) {
            return letter.headers().first("From").map(value -> SENDERS.anyIn(Phrases.plain(value.replace('@', ' ')))).orElse(false);
        }
        String local = from.address() == null ? "" : Phrases.plain(AddressScan.local(from.address()));
        return AddressScan.ofMachine(from.address()) || SENDERS.anyIn(local)
                || from.name() != null && SENDERS.anyIn(Phrases.plain(from.name().replace('@', ' ')));
    }

    private static boolean told(ReadLetter letter, Notice notice, String what) {
        Phrases.Phrase phrase = SIGNS.best(Phrases.plain(subject(letter) + '\n' + head(notice)), Phrases.CERTAIN);
        return phrase != null && phrase.name().equals(what);
    }

    private static boolean tells(Notice notice) {
        return SIGNS.best(Phrases.plain(head(notice)), Phrases.SINGLE) != null;
    }

    private static boolean quotes(ReadLetter letter) {
        return letter.text() != null && letter.text().lines().limit(FIRST_LINES).anyMatch(line -> line.startsWith("> "));
    }

    private static String head(Notice notice) {
        return String.join("\n", notice.lines().stream().filter(line -> !line.startsWith(">") || line.startsWith(">>>")).limit(FIRST_LINES).toList());
    }

    private static String subject(ReadLetter letter) {
        return letter.subject() == null ? "" : letter.subject();
    }
}
