package org.tertulia.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Token;
import org.tertulia.platform.node.Outdated;
import org.tertulia.team.Agent;
import org.tertulia.team.AgentChanged;
import org.tertulia.team.PasswordChanged;

/**
 * The tokens of those who are signed in. What was looked up is remembered for {@link #REMEMBERED}, so that a page with many
 * requests asks the database once. All nodes forget it when somebody signs out or is switched off; where the bus between them is away, another
 * node lets them in for so long.
 */
@ApplicationScoped
@Transactional
public class Tokens {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int FIRST = 100;
    /** 32 random bytes in base64url; anything else is not worth a look into the database. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<SignedOut> signedOut;

    private final Cache<String, SignedIn> known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

    private record SignedIn(Agent agent, Instant until) {
    }

    /** Makes a token for the agent, and clears away what has expired. */
    public Issued issue(Agent agent, TokenKind kind) {
        Instant now = clock.now();
        em.createQuery("delete from AccessToken t where t.expiresAt < :now").setParameter("now", now).executeUpdate();
        String token = Token.fresh(32);
        AccessToken row = new AccessToken(Token.hash(token), agent.id(), kind, now);
        em.persist(row);
        return new Issued(token, row.expiresAt());
    }

    /**
     * Whose token it is, as they were at most {@link #REMEMBERED} ago.
     *
     * @return null for a token of the other kind, that is not known, or has expired, or whose agent is switched off
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Agent resolve(String token, TokenKind kind) {
        if (token == null || !FORM.matcher(token).matches()) {
            return null;
        }
        String key = kind + Token.hash(token);
        SignedIn found = known.getIfPresent(key);
        if (found == null) {
            found = lookUp(Token.hash(token), kind);
            if (found == null) {
                return null;
            }
            known.put(key, found);
        }
        return found.until().isAfter(clock.now()) ? found.agent() : null;
    }

    /** Whose session it is that stands in a {@code Cookie} header, or null; for a socket's handshake. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Agent fromCookie(String header) {
        return resolve(SessionCookie.in(header), TokenKind.SESSION);
    }

    /** The token is worth nothing from now on. */
    public void revoke(String token) {
        String hash = Token.hash(token);
        em.createQuery("select t.agentId from AccessToken t where t.hash = :hash", Long.class).setParameter("hash", hash).getResultStream()
                .forEach(agent -> signedOut.fire(new SignedOut(agent)));
        em.createQuery("delete from AccessToken t where t.hash = :hash").setParameter("hash", hash).executeUpdate();
    }

    void signOutEverywhere(@Observes PasswordChanged event) {
        em.createQuery("delete from AccessToken t where t.agentId = :agent").setParameter("agent", event.agent()).executeUpdate();
    }

    /** Before those whose lines are open ask who they are. */
    @Transactional(Transactional.TxType.SUPPORTS)
    void forget(@Observes @Priority(FIRST) Outdated what) {
        known.asMap().values().removeIf(signedIn -> what.concerns(AgentChanged.KIND, signedIn.agent().id())
                || what.concerns(SignedOut.KIND, signedIn.agent().id()));
    }

    private SignedIn lookUp(String hash, TokenKind kind) {
        return em.createQuery("""
                        select a, t.expiresAt from AccessToken t join Agent a on a.id = t.agentId
                        where t.hash = :hash and t.kind = :kind and a.active = true""", Object[].class)
                .setParameter("hash", hash).setParameter("kind", kind).getResultStream().findFirst()
                .map(row -> new SignedIn((Agent) row[0], (Instant) row[1])).orElse(null);
    }
}
