package org.tertulia.team;

/** An agent's name, role, availability or right to sign in has changed. */
public record AgentChanged(long agent) {
}
