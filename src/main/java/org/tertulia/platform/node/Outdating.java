package org.tertulia.platform.node;

/** News after which what nodes remember may be wrong. A room fires them in the transaction; after its commit every node hears {@link Outdated}. */
public interface Outdating {

    /** What does not hold any more. */
    Outdated outdated();
}
