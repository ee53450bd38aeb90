package org.tertulia.mail.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds, in the lines of a notice, those in which the server says why. */
final class Diagnostic {

    private static final Pattern CODE = Pattern.compile("(?:^|[\\s:;<>#\"'(\\[,=])[45][0-7]\\d(?:[ \\t-]|[ \\t]?[#:])"
            + "|(?<![\\d.\\[])[45]\\.[0-7]\\.\\d{1,3}(?!\\d|\\.\\d)");
    private static final Pattern SAID = Pattern.compile("(?i)\\b(?:said|error|reason|because|diagnostic|response|grund|fehler|motif"
            + "|raison|motivo|causa|failed|failure|理由|原因)\\b.{0,40}[:：]");
    private static final Phrases WORDS = Phrases.of("bounce-words.txt");
    /** What programs say of themselves before they quote the other server. */
    private static final Pattern ANSWER = Pattern.compile("(?:[:;\\[]|<<<)[ \\t]{0,4}(?=[45][0-7]\\d[ -])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])[45][0-7]\\d(?![\\d.])");
    private static final int MOST_BEFORE = 3;
    private static final int FURTHEST_ANSWER = 500;
    private static final int MOST_AFTER = 6;
    private static final int MOST = 1_500;

    private Diagnostic() {
    }

    /** Lines with a code and what follows them; else the first ones with words that are known, or that announce the reason; empty for none. */
    static String in(List<String> lines) {
        String coded = after(lines, line -> CODE.matcher(line).find() && !line.contains("(Postfix") && !isDate(line));
        if (!coded.isEmpty()) {
            return coded;
        }
        String known = lines.stream().filter(line -> !line.isBlank() && line.length() < 600).limit(200)
                .filter(line -> WORDS.best(Phrases.plain(line), Phrases.SINGLE) != null).findFirst().orElse("");
        return known.isEmpty() ? after(lines, line -> SAID.matcher(line).find()) : known;
    }

    private static String after(List<String> lines, Predicate<String> tells) {
        List<String> found = new ArrayList<>();
        int length = 0;
        int left = 0;
        for (int i = 0; i < lines.size() && length < MOST; i++) {
            String line = lines.get(i);
            boolean begins = tells.test(line);
            if (begins && left <= 0 && !REPLY.matcher(line).find()) {
                found.addAll(sentenceBefore(lines, i));
            }
            left = begins ? MOST_AFTER : line.isBlank() || line.startsWith(">>>") ? 0 : left - 1;
            if (left > 0 && !line.startsWith(">>>")) {
                String some = line.strip();
                found.add(some.startsWith("<<<") ? some.substring(3).strip() : some);
                length += some.length();
            }
        }
        String all = String.join(" ", found);
        Matcher answer = ANSWER.matcher(all.substring(0, Math.min(all.length(), FURTHEST_ANSWER)));
        return answer.find() ? all.substring(answer.end()) : all;
    }

    /** A mere status code ends what was said before it, back to the address. */
    private static List<String> sentenceBefore(List<String> lines, int end) {
        int start = end;
        while (start > 0 && end - start < MOST_BEFORE && !lines.get(start - 1).isBlank() && lines.get(start - 1).indexOf('@') < 0) {
            start--;
        }
        return lines.subList(start, end).stream().map(String::strip).toList();
    }

    /** Times and sizes look like codes. */
    private static boolean isDate(String line) {
        String start = line.strip();
        return start.startsWith("Date:") || start.startsWith("Sent:") || start.startsWith("The original message was received");
    }
}
