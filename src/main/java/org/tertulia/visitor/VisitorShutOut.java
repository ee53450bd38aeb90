package org.tertulia.visitor;

/** Browsers that were let in as that visitor's are not any more; fired in the transaction. */
public record VisitorShutOut(long visitor) {
}
