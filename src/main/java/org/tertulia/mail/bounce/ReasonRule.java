package org.tertulia.mail.bounce;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides why a letter came back. A status code that says enough (RFC 3463) and words that say
 * the same win; then plain words alone, such a code alone, the words around, what
 * the server itself sorted it as; then weak words, and last the codes that are used for everything.
 */
final class ReasonRule {

    private static final Phrases WORDS = Phrases.of("bounce-words.txt");
    /** What IronPort puts before the other server's words, whatever they are. */
    private static final Pattern OWN_WORDS = Pattern.compile("(?i)[45]\\.[0-7x]\\.[\\dx]{1,3} - (?:Unknown address error"
            + "|Other mail system problem|Not accepting messages at this time|Bad destination mailbox address|Other network problem|Other security problem)[ \\t]{1,4}(?=[45]\\d\\d)");
    private static final int MOST_SAID = 10_000;
    private static final Map<String, Reason> CODES = codes();

    private ReasonRule() {
    }

    /**
     * @param diagnostic what the server said
     * @param around     what else the notice says of this recipient
     * @param category   by the server's own sorting, or empty
     */
    static Reason decide(String diagnostic, String around, String status, String category, SmtpTrace trace) {
        Reason reason = byWords(diagnostic, around, status, category, trace);
        boolean afterwards = trace.command() == SmtpTrace.Command.DATA && (status == null || !status.endsWith(".1.1"));
        return reason == Reason.USERUNKNOWN && afterwards ? Reason.FILTERED : reason;
    }

    private static Reason byWords(String diagnostic, String around, String status, String category, SmtpTrace trace) {
        String said = Phrases.plain(OWN_WORDS.matcher(diagnostic.substring(0, Math.min(diagnostic.length(), MOST_SAID))).replaceAll(" "));
        String about = Phrases.plain(around);
        return Stream.<Supplier<Reason>>of(
                        () -> agreed(CODES.getOrDefault("agree " + status, CODES.get("status " + subject(status))), said, about),
                        () -> spoken(said, Phrases.SINGLE), () -> CODES.get("status " + subject(status)), () -> spoken(about, Phrases.PLAIN),
                        () -> CODES.get("category " + category), () -> spoken(said, Phrases.WEAK), () -> spoken(about, Phrases.WEAK),
                        () -> CODES.get(trace.command() + " " + trace.reply()), () -> CODES.get("vague " + subject(status)),
                        () -> CODES.get("vague " + general(status)), () -> CODES.get("reply " + trace.reply()))
                .map(Supplier::get).filter(Objects::nonNull).findFirst()
                .orElse(said.isBlank() && vague(status) && trace.reply() == 0 ? Reason.UNDEFINED : Reason.ONHOLD);
    }

    private static boolean vague(String status) {
        return status == null || status.endsWith(".0.0");
    }

    /** What the code says, if some words say the same: servers add words about other things. */
    private static Reason agreed(Reason told, String said, String about) {
        return told != null && (WORDS.tell(said, told.code(), Phrases.WEAK) || WORDS.tell(about, told.code(), Phrases.PLAIN)) ? told : null;
    }

    private static Reason spoken(String plain, int weight) {
        Phrases.Phrase phrase = WORDS.best(plain, weight);
        return phrase == null ? null : reason(phrase.name());
    }

    /** {@code 1.1} of {@code 5.1.1}. */
    private static String subject(String status) {
        return status == null ? "" : status.substring(status.indexOf('.') + 1);
    }

    private static String general(String status) {
        String subject = subject(status);
        return subject.isEmpty() ? "" : subject.charAt(0) + ".*";
    }

    private static Map<String, Reason> codes() {
        Map<String, Reason> codes = new HashMap<>();
        for (String line : Phrases.lines("bounce-codes.txt")) {
            int at = line.lastIndexOf(' ');
            codes.put(line.substring(0, at).strip(), reason(line.substring(at + 1)));
        }
        return codes;
    }

    private static Reason reason(String name) {
        return Reason.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
