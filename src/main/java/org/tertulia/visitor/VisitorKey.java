package org.tertulia.visitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tertulia.platform.SigningKey;
import org.tertulia.platform.Token;

/**
 * Makes and checks visitors' tokens. A token is 256 random bits and a signature: the server knows its own without having
 * stored them, so that a widget which nobody uses costs no row, and nobody can bring a token of their own making.
 */
@ApplicationScoped
public class VisitorKey {

    private static final int RANDOM = 43;
    private static final int SIGNATURE = 22;

    @Inject
    SigningKey signing;

    public String fresh() {
        String random = Token.fresh(32);
        return random + signing.sign("visitor", random, SIGNATURE);
    }

    /** Whether this installation made that token; false for null. */
    public boolean isOurs(String token) {
        return token != null && token.length() == RANDOM + SIGNATURE
                && signing.signed("visitor", token.substring(0, RANDOM), token.substring(RANDOM));
    }
}
