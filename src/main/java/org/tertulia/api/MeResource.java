package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;
import org.tertulia.security.Tokens;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;

/** The agent whose token it is. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    Caller caller;
    @Inject
    Agents agents;
    @Inject
    Tokens tokens;

    @GET
    public AgentJson get() {
        return AgentJson.of(agents.get(caller.agent().id()));
    }

    @PATCH
    @Transactional
    public AgentJson change(Body body) {
        body.only("name", "availability", "language", "signature");
        long me = caller.agent().id();
        if (body.has("name")) {
            agents.rename(me, body.required("name"));
        }
        Availability availability = body.choice("availability", Availability.class);
        if (availability != null) {
            agents.become(me, availability);
        }
        if (body.has("language")) {
            agents.speak(me, language(body));
        }
        if (body.has("signature")) {
            agents.sign(me, body.text("signature"));
        }
        return AgentJson.of(agents.get(me));
    }

    /** The token of this request is worth nothing from now on. */
    @DELETE
    @Path("token")
    public void signOut(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        tokens.revoke(authorization.substring(authorization.indexOf(' ') + 1).strip());
    }

    private static String language(Body body) {
        String language = body.text("language");
        if (language != null && !Texts.LANGUAGES.contains(language)) {
            throw Refusal.invalid("language", "unknown", "Use one of: " + String.join(", ", Texts.LANGUAGES) + ".");
        }
        return language;
    }
}
