package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.tertulia.platform.Refusal;
import org.tertulia.security.CurrentAgent;
import org.tertulia.team.Agent;

/** The agent whose token came with the request. */
@RequestScoped
public class Caller {

    @Inject
    CurrentAgent current;

    Agent agent() {
        return current.agent();
    }

    /** The agent, who must be an administrator for this call. @throws Refusal when not */
    Agent administrator() {
        Agent agent = current.agent();
        if (!agent.isAdministrator()) {
            throw Refusal.forbidden("Only an administrator may do this.");
        }
        return agent;
    }
}
