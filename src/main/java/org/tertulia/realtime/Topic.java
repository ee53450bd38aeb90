package org.tertulia.realtime;

/** What one can listen to. */
public sealed interface Topic {

    /** Everything that concerns one visitor. */
    record OfVisitor(long visitor) implements Topic {
    }

    /** Everything that happens in the conversations of one inbox. */
    record OfInbox(long inbox) implements Topic {
    }
}
