package org.tertulia.mail.bounce;

import java.util.Locale;
import java.util.Set;

/**
 * Why a letter came back, by the class names that are customary among those who sort bounces. Told outside in lower case
 * ({@link #code}); some names mean nearly the same, see there.
 */
public enum Reason {

    /** The host knows nobody of that name (X.1.1). */
    USERUNKNOWN,
    /** The mailbox has no room left (X.2.2). */
    MAILBOXFULL,
    /** There is no such domain or host (X.1.2). */
    HOSTUNKNOWN,
    /** The recipient's own filter, or the server for the recipient after it had the whole letter, wants none of it. */
    FILTERED,
    /** The account is disabled, inactive or out of service (X.2.1). */
    SUSPEND,
    /** The sender's address or its domain is not wanted (X.1.7, X.1.8). */
    REJECTED,
    /** The sending host or its network is not wanted, often by a list of such addresses. */
    BLOCKED,
    /** The letter was taken for unsolicited mail. */
    SPAMDETECTED,
    VIRUSDETECTED,
    /** A rule of the receiving organisation forbids the letter: a type of attachment, a word, its way. */
    POLICYVIOLATION,
    /** Authorisation, sign-in or encryption are missing (X.7.x). */
    SECURITYERROR,
    /** SPF, DKIM or DMARC did not pass (X.7.20 to X.7.29). */
    AUTHFAILURE,
    /** The sending host or domain has a bad name. */
    BADREPUTATION,
    /** The sending host has no name in the reverse DNS, or one that does not fit (X.7.25). */
    REQUIREPTR,
    /** The letter's form breaks the standard: doubled or missing headers, bare line feeds. */
    NOTCOMPLIANTRFC,
    /** The server does not carry mail for that domain. */
    NORELAYING,
    /** The host or domain takes no mail at all (null MX, 521, 556). */
    NOTACCEPT,
    /** Larger than the server takes (X.3.4). Newer lists call it <em>emailtoolarge</em>. */
    MESGTOOBIG,
    /** Larger than this recipient may receive (X.2.3). */
    EXCEEDLIMIT,
    /** The server cannot make sense of the letter's content (X.6.x). */
    CONTENTERROR,
    /** Tried for too long (X.4.7). */
    EXPIRED,
    /** No way there: DNS, routes, loops, broken connections (X.4.x). */
    NETWORKERROR,
    /** It failed and the words tell a person something, but none of these classes. */
    ONHOLD,
    /** The receiving system is at fault: settings, disks, databases (X.3.x). */
    SYSTEMERROR,
    /** The receiving system, not the mailbox alone, has no room (X.3.1). */
    SYSTEMFULL,
    /** Too many connections at a time. */
    TOOMANYCONN,
    /** More letters or recipients in a time than an account or a domain may send. */
    RATELIMITED,
    /** The sending host is too fast; nearly {@link #RATELIMITED}, which newer lists call both. */
    SPEEDING,
    /** The recipient has another address now (X.1.6). */
    HASMOVED,
    /** A program to which the mailbox hands letters failed (X.5.0, exit status). */
    MAILERERROR,
    /** The servers did not understand each other (X.5.1 to X.5.5). */
    SYNTAXERROR,
    /** No encrypted connection came about (X.7.30). */
    FAILEDSTARTTLS,
    /** The sending provider did not try, since the address failed or complained earlier. */
    SUPPRESSED,
    /** No failure: the recipient complained about the letter (RFC 5965). */
    FEEDBACK,
    /** No failure: the letter arrived, or was handed on. */
    DELIVERED,
    /** It failed, and nothing says why. */
    UNDEFINED;

    private static final Set<Reason> LASTING = Set.of(USERUNKNOWN, HOSTUNKNOWN, HASMOVED, SUSPEND, NOTACCEPT, SUPPRESSED);

    /** The name told outside. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the address itself is to blame, so that a failure for good means that no letter will ever reach it. */
    boolean lasting() {
        return LASTING.contains(this);
    }
}
