package org.tertulia.platform;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands before and behind the at sign of a mailbox (RFC 5321, 4.1.2 and 4.1.3; RFC 6531, 3.3), each in its plainest spelling. */
final class MailboxSyntax {

    private static final String ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]";
    private static final Pattern DOT_STRING = Pattern.compile(ATEXT + "++(?:\\." + ATEXT + "++)*+");
    /** Visible ASCII and blanks; quotation marks and backslashes with a backslash before them. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"");
    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;

    private static final EmailValidator RULES = JMail.validator()
            .disallowExplicitSourceRouting()
            .disallowObsoleteWhitespace()
            .withRule(email -> email.comments().isEmpty())
            .requireAscii();

    private MailboxSyntax() {
    }

    /** In lower case, or null for none. Quotes go where nothing needs them: they mean the same without (RFC 5321, 4.1.2). */
    static String local(String typed) {
        // lower case first: it takes some letters apart, and turns harmless ones into others
        String local = Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (QUOTED.matcher(local).matches()) {
            String content = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
            boolean needsNone = DOT_STRING.matcher(content).matches();
            local = needsNone ? content : '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        } else if (!DOT_STRING.matcher(local).matches() || !local.codePoints().allMatch(MailboxSyntax::written)) {
            return null;
        }
        return octets(local) > LONGEST_LOCAL_PART || !local.chars().allMatch(MailboxSyntax::safe) ? null : local;
    }

    /** Null for none. International names in their ASCII form (IDNA). */
    static String domain(String typed) {
        String domain = (typed.startsWith("[") ? typed : ascii(typed)).toLowerCase(Locale.ROOT).replaceFirst("^\\[ipv6:", "[IPv6:");
        return domain.length() <= LONGEST_DOMAIN && RULES.isValid("a@" + domain) ? domain : null;
    }

    static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notADomain) {
            return domain;
        }
    }

    /** Letters, digits and signs of any script; no blanks, nothing unassigned or private. */
    private static boolean written(int c) {
        return c < 128 || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * Whether a character stays harmless when a mail library writes only its lower eight bits, as the one of Jakarta Mail does
     * unless told otherwise: some would become the end of a line, and what follows a command of its own.
     */
    private static boolean safe(int c) {
        int low = c & 0xff;
        return low != '\r' && low != '\n';
    }
}
