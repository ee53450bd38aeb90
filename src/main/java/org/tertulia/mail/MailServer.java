package org.tertulia.mail;

/** The mail server that letters are given to, without its password. @param user null: without signing in */
public record MailServer(String host, int port, String user, Safety safety) {

    /** How the connection is made safe. */
    public enum Safety {
        /** TLS from the first byte. */
        TLS,
        /** Rather fail than send in the clear. */
        STARTTLS_REQUIRED,
        /** Where the server offers it. */
        STARTTLS_OFFERED,
        /** Not at all. */
        STARTTLS_NO
    }
}
