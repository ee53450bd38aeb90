package org.tertulia.mail.bounce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.ReadLetter;

/** Puts together what the parts and the words of a report tell. */
final class BounceReport {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}+>");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\s\\u200b\\ufeff]++");
    /** Before the words of a local program, whose exit is a number. */
    private static final String PROGRAM = "x-unix ";
    private static final int MOST_WORDS = 200;
    private static final int MOST_AROUND = 150;
    /** Some put the reason below the line that announces the copy. */
    private static final int FIRST_OF_COPY = 8;
    private static final int MOST_AMONG_OTHERS = 12;

    private BounceReport() {
    }

    static List<Bounce> read(ReadLetter letter) {
        List<Bounce> special = FeedbackReport.read(letter);
        special = special.isEmpty() ? CloudNotice.read(letter) : special;
        if (!special.isEmpty()) {
            return special;
        }
        Notice notice = Notice.of(letter);
        List<StatusReport> reports = StatusReport.of(letter, notice);
        if (!BounceSigns.show(letter, notice, reports)) {
            return List.of();
        }
        List<Bounce> bounces = new ArrayList<>(reports.isEmpty() ? free(letter, notice) : reported(letter, notice, reports));
        bounces.sort(Comparator.comparing(bounce -> !bounce.failed()));
        return List.copyOf(bounces);
    }

    private static List<Bounce> reported(ReadLetter letter, Notice notice, List<StatusReport> reports) {
        List<FailedAddresses.Failed> failed = FailedAddresses.in(notice, letter);
        List<Bounce> bounces = new ArrayList<>();
        for (StatusReport report : reports) {
            String address = report.recipient();
            List<String> around = reports.size() == 1 ? notice.lines()
                    : failed.stream().filter(other -> AddressScan.same(other.address(), address)).findFirst()
                            .map(other -> other.about().stream().limit(MOST_AMONG_OTHERS).toList()).orElse(List.of());
            String recipient = address != null ? address : recipient(letter, notice, failed);
            String diagnostic = report.diagnosticType().startsWith("x-unix") ? PROGRAM + report.diagnostic() : report.diagnostic();
            Account account = new Account(recipient, outcome(report), report.status(), report.category(), diagnostic, around);
            bounces.add(bounce(letter, notice, account));
        }
        return bounces;
    }

    private static List<Bounce> free(ReadLetter letter, Notice notice) {
        Bounce.Outcome outcome = BounceSigns.delayed(letter, notice) ? Bounce.Outcome.DELAYED
                : BounceSigns.delivered(letter, notice) ? Bounce.Outcome.DELIVERED : Bounce.Outcome.FAILED;
        List<FailedAddresses.Failed> failed = FailedAddresses.in(notice, letter);
        List<String> named = letter.headers().first("X-Failed-Recipients").map(AddressScan::in).orElse(List.of());
        List<Bounce> bounces = new ArrayList<>();
        for (String address : named) {
            List<String> about = failed.stream().filter(other -> AddressScan.same(other.address(), address)).findFirst()
                    .map(FailedAddresses.Failed::about).orElse(notice.lines());
            bounces.add(bounce(letter, notice, new Account(address, outcome, "", "", "", about)));
        }
        if (bounces.isEmpty()) {
            failed.forEach(one -> bounces.add(bounce(letter, notice, new Account(one.address(), outcome, "", "", "", one.about()))));
        }
        if (bounces.isEmpty()) {
            bounces.add(bounce(letter, notice, new Account(recipient(letter, notice, failed), outcome, "", "", "", notice.lines())));
        }
        return bounces;
    }

    /** What is told of one recipient. */
    private record Account(String recipient, Bounce.Outcome outcome, String status, String category, String diagnostic, List<String> around) {
    }

    private static Bounce bounce(ReadLetter letter, Notice notice, Account account) {
        List<String> lines = account.around.subList(0, Math.min(account.around.size(), MOST_AROUND));
        String around = String.join("\n", lines);
        String said = account.diagnostic.isBlank() ? Diagnostic.in(lines) : account.diagnostic;
        if (said.isBlank()) {
            said = Diagnostic.in(notice.copy().stream().limit(FIRST_OF_COPY).filter(line -> !HeaderLines.header(line)).toList());
        }
        if (said.isBlank() && letter.subject() != null && SmtpTrace.vague(SmtpTrace.statusIn(account.status))) {
            said = Diagnostic.in(List.of(letter.subject()));
        }
        SmtpTrace near = SmtpTrace.of(said);
        SmtpTrace far = SmtpTrace.of(around);
        SmtpTrace trace = new SmtpTrace(near.status() == null ? far.status() : near.status(), near.reply() == 0 ? far.reply() : near.reply(),
                near.command() == SmtpTrace.Command.UNKNOWN ? far.command() : near.command());
        String status = status(SmtpTrace.statusIn(account.status), near.status(), far.status(), trace.reply(), account.outcome);
        Reason reason = switch (account.outcome) {
            case DELIVERED -> Reason.DELIVERED;
            case COMPLAINED -> Reason.FEEDBACK;
            case FAILED -> ReasonRule.decide(said, around, status, account.category, trace);
            case DELAYED -> late(ReasonRule.decide(said, around, status, account.category, trace));
        };
        boolean forGood = status == null ? trace.reply() / 100 != 4 : status.charAt(0) == '5';
        boolean hard = account.outcome == Bounce.Outcome.FAILED && reason.lasting() && forGood;
        String words = sentence(said.startsWith(PROGRAM) ? said.substring(PROGRAM.length()) : said);
        return new Bounce(account.recipient, status, account.outcome, hard, reason, words, messageId(letter, notice), notice.original());
    }

    private static Reason late(Reason reason) {
        return reason == Reason.UNDEFINED || reason == Reason.ONHOLD ? Reason.EXPIRED : reason;
    }

    private static String status(String told, String near, String far, int reply, Bounce.Outcome outcome) {
        for (String status : new String[] {told, near, told == null ? far : null, near == null ? far : null}) {
            if (!SmtpTrace.vague(status) && !(outcome == Bounce.Outcome.FAILED && status.startsWith("2"))) {
                return status;
            }
        }
        String vague = told != null ? told : near != null ? near : far;
        return vague != null ? vague : reply >= 400 ? reply / 100 + ".0.0" : null;
    }

    private static Bounce.Outcome outcome(StatusReport report) {
        return switch (report.action()) {
            case "failed", "failure" -> Bounce.Outcome.FAILED;
            case "delayed" -> Bounce.Outcome.DELAYED;
            case "delivered", "relayed", "expanded", "deliverable" -> Bounce.Outcome.DELIVERED;
            default -> report.status().startsWith("2") ? Bounce.Outcome.DELIVERED : Bounce.Outcome.FAILED;
        };
    }

    /** Where no report names one. */
    private static String recipient(ReadLetter letter, Notice notice, List<FailedAddresses.Failed> failed) {
        String named = letter.headers().first("X-Failed-Recipients").map(AddressScan::first).orElse(null);
        if (named != null || !failed.isEmpty()) {
            return named != null ? named : failed.get(0).address();
        }
        return notice.original().first("X-Actual-Recipient").or(() -> notice.original().first("To")).map(AddressScan::first).orElse(null);
    }

    static String messageId(ReadLetter letter, Notice notice) {
        String id = notice.original().first("Message-ID").map(BounceReport::bracketed).orElse(null);
        for (String name : List.of("X-Original-Message-ID", "Original-Message-ID")) {
            id = id == null ? letter.headers().first(name).map(BounceReport::bracketed).orElse(null) : id;
        }
        if (id != null) {
            return id;
        }
        return Optional.of(letter.inReplyTo()).filter(ids -> !ids.isEmpty())
                .or(() -> Optional.of(letter.references()).filter(ids -> !ids.isEmpty())).map(ids -> ids.get(ids.size() - 1)).orElse(null);
    }

    static String bracketed(String value) {
        Matcher id = MESSAGE_ID.matcher(value);
        String bare = value.strip();
        return id.find() ? id.group() : !bare.isEmpty() && bare.indexOf(' ') < 0 && bare.indexOf('@') > 0 ? '<' + bare + '>' : null;
    }

    static String sentence(String said) {
        String line = CONTROLS.matcher(said.length() > 2_000 ? said.substring(0, 2_000) : said).replaceAll(" ").strip();
        if (line.length() <= MOST_WORDS) {
            return line;
        }
        int cut = Character.isHighSurrogate(line.charAt(MOST_WORDS - 2)) ? MOST_WORDS - 2 : MOST_WORDS - 1;
        return line.substring(0, cut) + '…';
    }
}
