package org.tertulia.visitor;

/** A visitor now belongs to a contact; fired in the transaction. */
public record VisitorIdentified(long visitor, long contact, Visitor.By by) {
}
