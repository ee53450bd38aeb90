package org.tertulia.platform.node;

import java.time.Instant;

/**
 * A node has stopped, or has not beaten for too long. Fired in the transaction that removes it; observers take over or
 * clear away what was its own.
 *
 * @param lastSeen when it last was surely there
 */
public record NodeLost(String node, Instant lastSeen) {
}
