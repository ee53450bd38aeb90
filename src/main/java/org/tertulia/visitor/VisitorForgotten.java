package org.tertulia.visitor;

/** A visitor is anonymous again; fired in the transaction. */
public record VisitorForgotten(long visitor, long contact) {
}
