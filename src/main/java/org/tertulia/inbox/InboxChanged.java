package org.tertulia.inbox;

import org.tertulia.platform.node.Outdated;
import org.tertulia.platform.node.Outdating;

/** An inbox's name, members or channels have changed. */
public record InboxChanged(long inbox) implements Outdating {

    /** Of what {@link Outdated} tells. */
    public static final String KIND = "inbox";

    @Override
    public Outdated outdated() {
        return new Outdated(KIND, inbox);
    }
}
