package org.tertulia.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.tertulia.team.Agent;

/** Who asks, within one request. */
@Named
@RequestScoped
public class CurrentAgent {

    @Inject
    HttpServletRequest request;

    /** The agent who is signed in, as they were a moment ago. @throws IllegalStateException where nobody is */
    public Agent agent() {
        if (!present()) {
            throw new IllegalStateException("Nobody is signed in.");
        }
        return (Agent) request.getAttribute(AgentAuthentication.AGENT);
    }

    /** Whether somebody is signed in. */
    public boolean present() {
        return request.getAttribute(AgentAuthentication.AGENT) != null;
    }
}
