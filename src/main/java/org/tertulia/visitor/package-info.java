/**
 * The browsers that have written: their tokens, whether they are here, and which contact each is. Knows nothing of
 * conversations. Fires {@code VisitorIdentified}, {@code VisitorForgotten}, {@code VisitorShutOut} and {@code PresenceChanged}; hears the
 * contacts' events and {@code NodeLost}.
 */
package org.tertulia.visitor;
