package org.tertulia.mail.account;

/** What a mail server is told. @param secret the password, or an access token. @param token whether it is a token, for XOAUTH2 */
public record Login(String secret, boolean token) {

    /** Without the secret, should it ever be printed. */
    @Override
    public String toString() {
        return token ? "a token" : "a password";
    }
}
