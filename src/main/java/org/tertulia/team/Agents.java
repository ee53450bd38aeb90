package org.tertulia.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;

/** The people of the team. */
@ApplicationScoped
@Transactional
public class Agents {

    /** The shortest password that is taken (characters). */
    public static final int SHORTEST_PASSWORD = 10;

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Passwords passwords;
    @Inject
    Event<AgentChanged> changed;
    @Inject
    Event<PasswordChanged> passwordChanged;

    /** @throws Refusal when the address is taken, or the password too short */
    public Agent add(EmailAddress email, String name, Role role, String password) {
        byEmail(email).ifPresent(other -> {
            throw Refusal.conflict("email-taken", "Somebody of the team has this address already.", other.id());
        });
        Agent agent = new Agent(email, name, role, hash(password), clock.now());
        em.persist(agent);
        em.flush();  // rows point to it by its bare id: JPA cannot know that it goes first
        return agent;
    }

    /** @throws Refusal when there is none with this id */
    public Agent get(long id) {
        return find(id).orElseThrow(() -> Refusal.missing("agent"));
    }

    public Optional<Agent> find(long id) {
        return Optional.ofNullable(em.find(Agent.class, id));
    }

    public Optional<Agent> byEmail(EmailAddress email) {
        return em.createQuery("select a from Agent a where a.email = :email", Agent.class)
                .setParameter("email", email.value()).getResultStream().findFirst();
    }

    /** Everybody, the switched-off last, by name. */
    public List<Agent> all() {
        return em.createQuery("select a from Agent a order by a.active desc, a.name", Agent.class).getResultList();
    }

    public Agent rename(long id, String name) {
        return change(id, agent -> agent.rename(name));
    }

    /** @throws Refusal when the last active administrator would be lost */
    public Agent appoint(long id, Role role) {
        return change(id, agent -> {
            agent.appoint(role);
            keepAnAdministrator();
        });
    }

    /** Lets the agent sign in, or not any more. @throws Refusal when the last active administrator would be lost */
    public Agent activate(long id, boolean on) {
        return change(id, agent -> {
            agent.activate(on);
            keepAnAdministrator();
        });
    }

    public Agent become(long id, Availability availability) {
        return change(id, agent -> agent.become(availability));
    }

    /** @param language one of the languages of the inbox, or null for the browser's */
    public Agent speak(long id, String language) {
        return change(id, agent -> agent.speak(language));
    }

    /** @param signature what stands below their letters; empty or null for nothing. @throws Refusal when it is too long */
    public Agent sign(long id, String signature) {
        return change(id, agent -> agent.sign(signature));
    }

    /** Whoever was signed in with the old password is not any more. @throws Refusal when the password is too short */
    public Agent changePassword(long id, String password) {
        String hash = hash(password);
        Agent agent = change(id, changing -> changing.changePassword(hash));
        passwordChanged.fire(new PasswordChanged(id));
        return agent;
    }

    private Agent change(long id, Consumer<Agent> verb) {
        Agent agent = get(id);
        verb.accept(agent);
        changed.fire(new AgentChanged(id));
        return agent;
    }

    private void keepAnAdministrator() {
        em.flush();
        long left = em.createQuery("select count(a) from Agent a where a.role = :role and a.active = true", Long.class)
                .setParameter("role", Role.ADMINISTRATOR).getSingleResult();
        if (left == 0) {
            throw Refusal.conflict("last-administrator", "Somebody must stay administrator. Appoint another first.", null);
        }
    }

    private String hash(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw Refusal.invalid("password", "too-short", "Use at least " + SHORTEST_PASSWORD + " characters.");
        }
        if (password.length() > 200) {
            throw Refusal.invalid("password", "too-long", "Use at most 200 characters.");
        }
        return passwords.hash(password);
    }
}
