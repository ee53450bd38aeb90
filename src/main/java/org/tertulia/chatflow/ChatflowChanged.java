package org.tertulia.chatflow;

import org.tertulia.platform.node.Outdated;
import org.tertulia.platform.node.Outdating;

/** A chatflow was made, changed or deleted. */
public record ChatflowChanged(long chatflow, long inbox) implements Outdating {

    /** Of what {@link Outdated} tells, with the chatflow's id. */
    public static final String KIND = "chatflow";

    @Override
    public Outdated outdated() {
        return new Outdated(KIND, chatflow);
    }
}
