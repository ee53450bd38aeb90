package org.tertulia.contact;

/** Fired in the transaction, before {@code from} is deleted: whoever points at it now points at {@code into}. */
public record ContactsMerged(long from, long into) {
}
