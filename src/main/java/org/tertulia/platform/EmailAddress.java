package org.tertulia.platform;

import java.util.Optional;

/**
 * An e-mail address that mail can be sent to, in one spelling: lower case, an international domain in its ASCII form, no quotes
 * where none are needed. Two addresses are equal when people mean the same by them; no mail server in use tells letters apart
 * by their case.
 *
 * <p>Accepted is what a mail server may be told ({@code Mailbox} of RFC 5321, 4.1.2, with RFC 6531 for other scripts). Refused is
 * what only headers know (RFC 5322): comments, blanks, names beside the address, routes. {@code docs/decisions/0051-addresses.md} says why.
 *
 * @param value the address, at most {@value #MOST} characters; no control characters, no blanks outside of quotes
 */
public record EmailAddress(String value) {

    /** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, two of them the angle brackets. */
    public static final int MOST = 254;

    /**
     * @throws Refusal {@code INVALID} for the field {@code email}, when it is not an address; the sentence says why
     */
    public EmailAddress {
        value = normalised(value);
    }

    /** As a person typed it, perhaps with blanks around it. */
    public static EmailAddress parse(String typed) {
        return new EmailAddress(typed);
    }

    /** The address, or nothing when it is none. */
    public static Optional<EmailAddress> find(String typed) {
        try {
            return Optional.of(new EmailAddress(typed));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /** What stands behind the at sign. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalised(String typed) {
        if (typed == null || typed.isBlank()) {
            throw refused("empty", "Enter an e-mail address.");
        }
        // not strip(): a line break at the end is an attempt to write a header, not a slip of the finger
        String address = typed.replaceAll("^[ \\u00a0]+|[ \\u00a0]+$", "");
        if (address.codePoints().anyMatch(EmailAddress::invisible)) {
            throw refused("control-character", "An e-mail address has no line breaks and no invisible characters.");
        }
        if (address.length() > MOST) {
            throw refused("too-long", "An e-mail address has at most " + MOST + " characters; this one has "
                    + address.length() + ".");
        }
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw refused("syntax", "An e-mail address needs an @, as in name@example.com.");
        }
        if (at == 0) {
            throw refused("syntax", "Something is missing before the @, as in name@example.com.");
        }
        if (at == address.length() - 1) {
            throw refused("syntax", "Something is missing after the @, as in name@example.com.");
        }
        String local = MailboxSyntax.local(address.substring(0, at));
        String domain = MailboxSyntax.domain(address.substring(at + 1));
        if (local == null || domain == null || MailboxSyntax.octets(local) + 1 + domain.length() > MOST) {
            throw refused("syntax", "This is not an e-mail address such as name@example.com.");
        }
        return local + '@' + domain;
    }

    private static boolean invisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static Refusal refused(String code, String sentence) {
        return Refusal.invalid("email", code, sentence);
    }
}
