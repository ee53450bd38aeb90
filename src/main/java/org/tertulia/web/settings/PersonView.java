package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.primefaces.PrimeFaces;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;
import org.tertulia.security.CurrentAgent;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;
import org.tertulia.web.Feedback;
import org.tertulia.web.PageTexts;

/** Somebody of the team, or somebody new: the parameter {@code id} says who. */
@Named
@RequestScoped
public class PersonView {

    private static final Map<String, String> PLACES = Map.of("name", "person:name", "email", "person:email", "email-taken", "person:email",
            "password", "person:password", "last-administrator", "person:role");

    @Inject
    Agents agents;
    @Inject
    CurrentAgent current;
    @Inject
    Feedback feedback;
    @Inject
    PageTexts texts;

    private Long id;
    private Agent agent;
    private String name;
    private String email;
    private Role role = Role.AGENT;
    private String password;
    private String shown;

    @PostConstruct
    void read() {
        id = Asked.number("id");
        agent = id == null ? null : agents.find(id).orElse(null);
        if (agent != null) {
            name = agent.name();
            email = agent.email();
            role = agent.role();
        }
    }

    public void open() throws IOException {
        if (id != null && agent == null) {
            Asked.missing();
        }
    }

    public void save() {
        if (id == null) {
            add();
        } else {
            change();
        }
    }

    /** Without a password, one is made and shown this once. */
    private void add() {
        String its = password == null ? FreshPassword.make() : password;
        boolean named = feedback.went(PLACES, () -> Text.required("name", name, 100));
        Optional<EmailAddress> address = feedback.attempt(PLACES, () -> EmailAddress.parse(email));
        if (!named || address.isEmpty()) {
            return;
        }
        feedback.attempt(PLACES, () -> agents.add(address.get(), name, role, its)).ifPresent(added -> {
            become(added);
            shown = password == null ? its : null;
            feedback.done("person.added");
            PrimeFaces.current().ajax().addCallbackParam("id", id.toString());
        });
    }

    private void change() {
        Optional<Agent> renamed = feedback.attempt(PLACES, () -> agents.rename(id, name));
        if (renamed.isPresent()) {
            become(renamed.get());
            if (role == renamed.get().role() || feedback.attempt(PLACES, () -> agents.appoint(id, role)).map(this::become).isPresent()) {
                feedback.done("person.saved");
            }
        }
    }

    /** Gives them a new password; whoever is signed in with the old one is not any more. */
    public void reset() {
        String its = password == null ? FreshPassword.make() : password;
        feedback.attempt(PLACES, () -> agents.changePassword(id, its)).ifPresent(changed -> {
            shown = password == null ? its : null;
            feedback.told("person.password-set");
        });
    }

    public void activate() {
        turn(true);
    }

    public void deactivate() {
        turn(false);
    }

    private void turn(boolean on) {
        feedback.attempt(Map.of(), () -> agents.activate(id, on)).ifPresent(turned -> {
            become(turned);
            feedback.told(on ? "person.activated" : "person.deactivated");
        });
    }

    private Agent become(Agent changed) {
        agent = changed;
        id = changed.id();
        return changed;
    }

    /** Whether it is the administrator's own page: nobody locks themselves out. */
    public boolean isSelf() {
        return agent != null && agent.id().equals(current.agent().id());
    }

    /** A password that was made and is shown once, or null. */
    public String getShown() {
        return shown;
    }

    /** Null for somebody new. */
    public Agent getAgent() {
        return agent;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role == null ? Role.AGENT : role;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
