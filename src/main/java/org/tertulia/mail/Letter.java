package org.tertulia.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tertulia.platform.EmailAddress;

/**
 * A letter, complete before it is sent. Nothing in it can start a header of its own: what people wrote loses its control
 * characters, and ids and extra headers that hold any are refused.
 *
 * @param messageId  with its angle brackets; the letter goes out under exactly this one, however often it is tried
 * @param replyTo    where answers go, or null for the sender
 * @param text       the letter for programs that show no HTML
 * @param html       a whole HTML document
 * @param language   BCP 47 tag
 * @param inReplyTo  the Message-ID before it, or null
 * @param references the Message-IDs of the thread, oldest first
 * @param headers    further headers; none of those above
 * @param cc         who gets a copy and is seen to
 * @param files      what goes with it
 */
public record Letter(String messageId, Mailbox from, EmailAddress to, EmailAddress replyTo, String subject, String text,
                     String html, String language, String inReplyTo, List<String> references, Map<String, String> headers, List<Mailbox> cc,
                     List<LetterFile> files) {

    private static final Pattern ID = Pattern.compile("<[!-;=?A-~]+@[!-;=?A-~]+>");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,70}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1,900}");
    private static final Set<String> OURS = Set.of("message-id", "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date",
            "in-reply-to", "references", "content-type", "content-transfer-encoding", "content-language", "mime-version");

    /** A letter without copies. */
    public Letter(String messageId, Mailbox from, EmailAddress to, EmailAddress replyTo, String subject, String text,
                  String html, String language, String inReplyTo, List<String> references, Map<String, String> headers) {
        this(messageId, from, to, replyTo, subject, text, html, language, inReplyTo, references, headers, List.of());
    }

    /** A letter without files. */
    public Letter(String messageId, Mailbox from, EmailAddress to, EmailAddress replyTo, String subject, String text, String html, String language,
                  String inReplyTo, List<String> references, Map<String, String> headers, List<Mailbox> cc) {
        this(messageId, from, to, replyTo, subject, text, html, language, inReplyTo, references, headers, cc, List.of());
    }

    /** @throws IllegalArgumentException for an id or a header that is none */
    public Letter {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(text);
        Objects.requireNonNull(html);
        Objects.requireNonNull(language);
        subject = line(subject);
        references = List.copyOf(references);
        headers = Map.copyOf(headers);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
        checkId(messageId);
        references.forEach(Letter::checkId);
        if (inReplyTo != null) {
            checkId(inReplyTo);
        }
        headers.forEach(Letter::checkHeader);
    }

    /** The same letter with files. */
    public Letter with(List<LetterFile> itsFiles) {
        return new Letter(messageId, from, to, replyTo, subject, text, html, language, inReplyTo, references, headers, cc, itsFiles);
    }

    /** The further headers in the order of the alphabet. */
    Map<String, String> sortedHeaders() {
        return new TreeMap<>(headers);
    }

    /** One line, whatever was put in. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ").strip();
    }

    /** Whether this can stand in a header as a Message-ID, angle brackets and all. */
    public static boolean isId(String id) {
        return id != null && id.length() <= 250 && ID.matcher(id).matches();
    }

    private static void checkId(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("not a Message-ID");
        }
    }

    private static void checkHeader(String name, String value) {
        if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT)) || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a header that may be added: " + line(name));
        }
    }
}
