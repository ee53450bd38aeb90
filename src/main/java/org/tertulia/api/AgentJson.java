package org.tertulia.api;

import org.tertulia.team.Agent;

/** An agent. */
public record AgentJson(String id, String email, String name, String role, String availability, String language, boolean active, String signature) {

    static AgentJson of(Agent agent) {
        return new AgentJson(Names.id(agent.id()), agent.email(), agent.name(), Names.of(agent.role()), Names.of(agent.availability()),
                agent.language(), agent.active(), agent.signature());
    }
}
