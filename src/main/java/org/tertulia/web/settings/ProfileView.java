package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.primefaces.PrimeFaces;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;
import org.tertulia.security.ClientAddress;
import org.tertulia.security.CurrentAgent;
import org.tertulia.security.SignIn;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;
import org.tertulia.web.Feedback;

/** What agents set for themselves. */
@Named
@RequestScoped
public class ProfileView {

    private static final Map<String, String> PLACES = Map.of("name", "own:name", "signature", "own:signature", "password", "password:fresh", "current", "password:current",
            "flood", "password:current", "repeat", "password:repeat");

    @Inject
    Agents agents;
    @Inject
    CurrentAgent current;
    @Inject
    SignIn signIn;
    @Inject
    Feedback feedback;
    @Inject
    HttpServletRequest request;

    private String name;
    private String language;
    private Availability availability;
    private String signature;
    private String currentPassword;
    private String freshPassword;
    private String repeatedPassword;

    @PostConstruct
    void read() {
        Agent agent = current.agent();
        name = agent.name();
        language = agent.language();
        availability = agent.availability();
        signature = agent.signature();
    }

    public void save() {
        long id = current.agent().id();
        String chosen = language == null || !Texts.LANGUAGES.contains(language) ? null : language;
        boolean other = !Objects.equals(chosen, current.agent().language());
        if (feedback.went(PLACES, () -> agents.sign(id, signature)) && feedback.went(PLACES, () -> agents.rename(id, name))) {
            agents.speak(id, chosen);
            agents.become(id, availability);
            feedback.done("profile.saved");
            if (other) {
                // the page is written anew, in that language
                PrimeFaces.current().ajax().addCallbackParam("language", chosen == null ? "" : chosen);
            }
        }
    }

    /** The other browsers where one is signed in are not any more; this one stays. */
    public void changePassword() {
        Agent agent = current.agent();
        boolean changed = feedback.went(PLACES, () -> {
            prove(agent);
            if (!Objects.equals(freshPassword, repeatedPassword)) {
                throw Refusal.invalid("repeat", "not-the-same", "The two are not the same.");
            }
            agents.changePassword(agent.id(), freshPassword);
        });
        if (changed) {
            signIn.open(agents.get(agent.id()), request, (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse());
            feedback.done("profile.password-changed");
        }
    }

    /** With the limits of the sign-in, so that an unlocked screen is no place to guess. */
    private void prove(Agent agent) {
        try {
            signIn.withPassword(agent.email(), currentPassword, ClientAddress.of(request));
        } catch (Refusal refused) {
            throw SignIn.WRONG.equals(refused.code()) ? Refusal.invalid("current", "wrong-password", "This is not your password.") : refused;
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Null for the browser's. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Availability getAvailability() {
        return availability;
    }

    public void setAvailability(Availability availability) {
        this.availability = availability == null ? Availability.AVAILABLE : availability;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature;
    }

    public String getCurrentPassword() {
        return null;
    }

    public void setCurrentPassword(String currentPassword) {
        this.currentPassword = currentPassword;
    }

    public String getFreshPassword() {
        return null;
    }

    public void setFreshPassword(String freshPassword) {
        this.freshPassword = freshPassword;
    }

    public String getRepeatedPassword() {
        return null;
    }

    public void setRepeatedPassword(String repeatedPassword) {
        this.repeatedPassword = repeatedPassword;
    }
}
