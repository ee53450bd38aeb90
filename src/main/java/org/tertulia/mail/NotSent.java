package org.tertulia.mail;

import org.tertulia.platform.Texts;

/** A letter was not sent. The message says in English what is wrong and what the mail server said. */
public abstract sealed class NotSent extends RuntimeException permits LetterRefused, LetterDelayed {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String server;
    private final String said;

    /** @param server host and port, the folder, or what is wrong with a setting. @param said the server's own words, or null */
    NotSent(Fault fault, String server, String said, Throwable cause) {
        super(sentence("en", fault, server, said), cause);
        this.fault = fault;
        this.server = server;
        this.said = said;
    }

    public Fault fault() {
        return fault;
    }

    /** The mail server's own words, such as {@code 550 5.1.1 No such user}, or null. */
    public String said() {
        return said;
    }

    /** What is wrong, in that language, and what the mail server said. */
    public String sentence(String language) {
        return sentence(language, fault, server, said);
    }

    private static String sentence(String language, Fault fault, String server, String said) {
        String sentence = Texts.get(language, fault.key(), server);
        return said == null ? sentence : sentence + ' ' + Texts.get(language, "mail.said", said);
    }
}
