package org.tertulia.mail.account;

import java.net.URI;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/**
 * How access tokens are got from a refresh token (RFC 6749, 6), instead of a password.
 *
 * @param tokenUrl the provider's token endpoint, https
 * @param clientId by which the provider knows this installation
 * @param scope    what is asked for, or null for what the refresh token was given for
 */
public record OAuth(String tokenUrl, String clientId, String scope) {

    /** @throws Refusal that says which part cannot be used */
    public static OAuth of(String tokenUrl, String clientId, String scope) {
        String url = Text.required("oauth.tokenUrl", tokenUrl, 500);
        if (!usable(url)) {
            throw Refusal.invalid("oauth.tokenUrl", "bad-url", "Write an address that begins with https://.");
        }
        return new OAuth(url, Text.required("oauth.clientId", clientId, 500), Text.line("oauth.scope", scope, 1000));
    }

    private static boolean usable(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && Endpoint.onThisMachine(uri.getHost()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
