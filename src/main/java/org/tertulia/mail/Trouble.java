package org.tertulia.mail;

import org.tertulia.platform.Texts;

/**
 * What is wrong with a mail server or mailbox that an administrator has connected.
 *
 * @param server host and port, or what else is meant
 * @param said   the server's own words, or null
 */
public record Trouble(Fault fault, String server, String said) {

    /** What is wrong and what to do about it, in that language, and what the server said. */
    public String sentence(String language) {
        String sentence = Texts.get(language, fault.key().replaceFirst("^mail", "account"), server);
        return said == null || said.isBlank() ? sentence : sentence + ' ' + Texts.get(language, "mail.said", said);
    }
}
