package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be read of an SMTP dialogue in words that tell of it.
 *
 * @param status  enhanced status code (RFC 3463), the most telling one; null for none
 * @param reply   reply code (RFC 5321), 0 for none
 * @param command to which the server said no
 */
record SmtpTrace(String status, int reply, Command command) {

    enum Command { CONNECT, MAIL, RCPT, DATA, UNKNOWN }

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.\\[])([245]\\.[0-7]\\.\\d{1,3})(?!\\d|\\.\\d)");
    private static final Pattern AFTER_REPLY = Pattern.compile("(?<![\\d.])[45][0-7]\\d[ \\t#'-]{1,4}([45]\\.[0-7]\\.\\d{1,3})(?!\\d|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?:^|[\\s:;<>#\"'(\\[,=])([45][0-7]\\d)(?=[ \\t#:;,)\\]\"'-]|$)", Pattern.MULTILINE);
    private static final Pattern ASSURED = Pattern.compile("(?:^[ \\t>]{0,12}|(?:<<<|said:|smtp;|error:|response:|code:?|replied:|was:|server:)[ \\t]{0,4}|#|\\): ?|\\]: ?)([45][0-7]\\d)(?=[ \\t#:;,)\\]\"'-]|$)",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final List<String> DATA = List.of("end of data", "after i sent the message", "data command", "after data", ">>> data", "(state 15",
            "(state 17", "(state 18", "[data", "sending the message", "after sending message", "end of message", "message body", ">>> .");
    private static final List<String> RCPT = List.of("rcpt to", "rcpt_to", "does not like recipient", "(state 14", "did not like our rcpt", "rcpt command",
            "need rcpt", "no valid recipients");
    private static final List<String> MAIL = List.of("mail from", "mail_from", "does not like sender", "(state 13", "did not like our mail", "mail command");
    private static final List<String> CONNECT = List.of("initial connection", "connected to", "ehlo", "helo", "greeting", "while talking to", "banner",
            "connection to", "connect to");

    static SmtpTrace of(String text) {
        return new SmtpTrace(status(text), reply(text), command(text.toLowerCase(Locale.ROOT)));
    }

    /** The first code of that form; null for none. */
    static String statusIn(String text) {
        Matcher status = STATUS.matcher(text);
        return status.find() ? status.group(1) : null;
    }

    /** Codes that say next to nothing. */
    static boolean vague(String status) {
        return status == null || status.endsWith(".0.0") || status.endsWith(".5.0");
    }

    private static String status(String text) {
        String found = null;
        Matcher after = AFTER_REPLY.matcher(text);
        while (after.find() && vague(found)) {
            found = found == null || !vague(after.group(1)) ? after.group(1) : found;
        }
        if (!vague(found)) {
            return found;
        }
        Matcher any = STATUS.matcher(text);
        while (any.find() && vague(found)) {
            boolean failure = any.group(1).charAt(0) != '2' && !any.group(1).substring(1).equals(".0.1");
            found = failure && (found == null || !vague(any.group(1))) ? any.group(1) : found;
        }
        return found;
    }

    private static int reply(String text) {
        Matcher assured = ASSURED.matcher(text);
        if (assured.find()) {
            return Integer.parseInt(assured.group(1));
        }
        Matcher any = REPLY.matcher(text);
        return any.find() ? Integer.parseInt(any.group(1)) : 0;
    }

    /** Servers that take several commands at once answer to RCPT only after DATA was said; then they miss a recipient. */
    private static Command command(String text) {
        boolean missed = text.contains("need rcpt") || text.contains("no valid recipients");
        if (any(text, RCPT) && (missed || first(text, RCPT) < first(text, DATA))) {
            return Command.RCPT;
        }
        return any(text, DATA) ? Command.DATA : any(text, MAIL) ? Command.MAIL : any(text, CONNECT) ? Command.CONNECT : Command.UNKNOWN;
    }

    private static boolean any(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    private static int first(String text, List<String> words) {
        return words.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(Integer.MAX_VALUE);
    }
}
