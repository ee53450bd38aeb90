package org.tertulia.platform;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address that mail can be sent to, in one spelling: lower case, an international domain in its ASCII form.
 * Two addresses are equal when people mean the same by them; no mail server in use tells letters apart by their case.
 *
 * <p>Refused, though RFC 5322 allows them: quoted names, comments, addresses of machines in brackets, routes. Nobody
 * types them into a chat but to break something.
 *
 * @param value the address, at most {@value #MOST} characters
 */
public record EmailAddress(String value) {

    /** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, two of them the angle brackets. */
    public static final int MOST = 254;

    private static final EmailValidator RULES = JMail.validator()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowObsoleteWhitespace()
            .withRule(email -> email.comments().isEmpty())
            .requireAscii();

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
        String plain = (address.substring(0, at + 1) + ascii(address.substring(at + 1))).toLowerCase(Locale.ROOT);
        if (plain.length() > MOST || plain.matches(".*[\"<>].*") || RULES.isInvalid(plain)) {
            throw refused("syntax", "This is not an e-mail address such as name@example.com.");
        }
        return plain;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notADomain) {
            return domain;
        }
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
