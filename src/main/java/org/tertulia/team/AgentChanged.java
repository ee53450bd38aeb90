package org.tertulia.team;

import org.tertulia.platform.node.Outdated;
import org.tertulia.platform.node.Outdating;

/** An agent's name, role, availability or right to sign in has changed. */
public record AgentChanged(long agent) implements Outdating {

    /** Of whom {@link Outdated} tells. */
    public static final String KIND = "agent";

    @Override
    public Outdated outdated() {
        return new Outdated(KIND, agent);
    }
}
