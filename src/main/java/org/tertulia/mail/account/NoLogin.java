package org.tertulia.mail.account;

/** There is nothing to sign in with: the secret cannot be read, or the provider gives no token. */
public class NoLogin extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String server;

    /** @param server who did not give a token, or null: the secret here cannot be read */
    NoLogin(String server, String said) {
        super(said);
        this.server = server;
    }

    /** The token endpoint's host, or null where the secret here cannot be read. */
    public String server() {
        return server;
    }
}
