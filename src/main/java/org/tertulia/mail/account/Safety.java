package org.tertulia.mail.account;

/** How the connection to a mail server is made safe. */
public enum Safety {
    /** TLS from the first byte. */
    TLS,
    /** A plain connection that becomes a safe one before anything is said; rather none than one in the clear. */
    STARTTLS,
    /** In the clear: only to a server on the same machine. */
    NONE
}
