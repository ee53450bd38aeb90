package org.tertulia.platform.node;

/**
 * Another node has removed this one, which lives: it was silent for too long, or the database was away for everybody. Fired in the
 * transaction in which this node says that it lives; whoever had something cleared away by {@link NodeLost} puts it back.
 */
public record TakenForDead() {
}
