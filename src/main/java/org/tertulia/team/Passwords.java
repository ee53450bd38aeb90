package org.tertulia.team;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import org.tertulia.platform.Token;

/** Turns passwords into hashes and knows them again. Slow on purpose: a stolen table of hashes stays expensive to guess. */
@ApplicationScoped
public class Passwords {

    /** OWASP's advice of 2023 for this algorithm; the platform's own default is 2,048 rounds. */
    private static final Map<String, String> STRENGTH = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000");

    @Inject
    Pbkdf2PasswordHash pbkdf2;

    private volatile String nobodys;

    @PostConstruct
    void strengthen() {
        pbkdf2.initialize(STRENGTH);
    }

    String hash(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    /**
     * Whether that is the agent's password.
     *
     * @param agent null for nobody: never true, but it takes as long, so that the answer does not tell who exists
     */
    public boolean fits(Agent agent, String password) {
        String hash = agent == null ? nobodys() : agent.passwordHash();
        return pbkdf2.verify(password.toCharArray(), hash) && agent != null;
    }

    private String nobodys() {
        if (nobodys == null) {
            nobodys = hash(Token.fresh(16));
        }
        return nobodys;
    }
}
