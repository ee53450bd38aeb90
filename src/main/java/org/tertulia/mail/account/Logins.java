package org.tertulia.mail.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Vault;

/** What the accounts' secrets say, for whoever signs in at this moment. Tokens are kept until a minute before they expire. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Logins {

    private static final Duration EARLY = Duration.ofMinutes(1);

    @PersistenceContext
    EntityManager em;
    @Inject
    Vault vault;
    @Inject
    Clock clock;

    /** @param refresh the password or refresh token as it is stored now. @param token a token that is still good, or null */
    record Kept(OAuth oauth, String refresh, String clientSecret, String token) {
    }

    /** Empty where there is no such account any more. */
    Optional<Kept> kept(long id) {
        Account account = em.find(Account.class, id);
        if (account == null) {
            return Optional.empty();
        }
        boolean good = account.accessUntil() != null && account.accessUntil().isAfter(clock.now());
        String refresh = vault.open(Account.PURPOSE, account.secret()).orElseThrow(() -> new NoLogin(null, "The stored secret cannot be read."));
        return Optional.of(new Kept(account.oauth(), refresh, vault.open(Account.PURPOSE, account.clientSecret()).orElse(null),
                good ? vault.open(Account.PURPOSE, account.accessToken()).orElse(null) : null));
    }

    /** Keeps what the provider gave, unless the account was changed meanwhile. @param used the refresh token it was asked with */
    void granted(long id, String used, TokenEndpoint.Grant grant) {
        Account account = em.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (account != null && vault.open(Account.PURPOSE, account.secret()).filter(used::equals).isPresent()) {
            Instant until = clock.now().plus(grant.life()).minus(EARLY);
            account.granted(vault.seal(Account.PURPOSE, grant.token()), until, vault.seal(Account.PURPOSE, grant.rotated()));
        }
    }
}
