package org.tertulia.security;

import org.tertulia.platform.node.Outdated;
import org.tertulia.platform.node.Outdating;

/** An agent has signed out in one browser or program; fired in the transaction. */
public record SignedOut(long agent) implements Outdating {

    /** Of whom {@link Outdated} tells. */
    public static final String KIND = "signed-out";

    @Override
    public Outdated outdated() {
        return new Outdated(KIND, agent);
    }
}
