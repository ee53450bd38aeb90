package org.tertulia.mail;

import java.util.Locale;

/** What can be wrong with sending. The sentence for a person is the text {@code mail.fault.…}. */
public enum Fault {
    /** The settings cannot be used as they are. */
    SETTING,
    /** No such host. */
    UNKNOWN_HOST,
    /** Nobody answers at that host and port. */
    UNREACHABLE,
    /** Somebody answers, but too slowly or not at all. */
    TIMEOUT,
    /** No safe connection: not offered, or a certificate that is not trusted. */
    TLS,
    /** User or password is wrong, or signing in is asked for. */
    SIGN_IN,
    /** The server does not take letters for this address. */
    RECIPIENT,
    /** The server does not take the letter: the sender, the content, a limit. */
    REFUSED,
    /** The connection broke, or something was said that nobody expected. */
    BROKEN,
    /** The folder for kept letters cannot be written to. */
    FOLDER,
    /** The mailbox has no such folder. */
    NO_FOLDER,
    /** The provider gives no access token. */
    NO_TOKEN,
    /** The stored password cannot be read any more. */
    SEALED,
    /** What came could not be stored here. */
    HERE;

    String key() {
        return "mail.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
