package org.tertulia.visitor;

/** A visitor has come to a page with the widget, or has left. */
public record PresenceChanged(long visitor, boolean here) {
}
