package org.tertulia.team;

/** Whether an agent takes part in answering just now, as the agent says (row D15). */
public enum Availability {
    /** Visitors may expect an answer. */
    AVAILABLE,
    /** Signed in perhaps, but not answering. */
    AWAY,
    /** As away, and shown to nobody as present. */
    INVISIBLE
}
