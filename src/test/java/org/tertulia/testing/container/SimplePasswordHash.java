package org.tertulia.testing.container;

import jakarta.enterprise.context.Dependent;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** Keeps passwords as they are: tests are about who may do what, not about how long a hash takes. */
@Dependent
public class SimplePasswordHash implements Pbkdf2PasswordHash {

    @Override
    public void initialize(Map<String, String> parameters) {
        // nothing to choose
    }

    @Override
    public String generate(char[] password) {
        return "plain:" + new String(password);
    }

    @Override
    public boolean verify(char[] password, String hashed) {
        return generate(password).equals(hashed);
    }
}
