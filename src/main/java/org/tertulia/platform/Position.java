package org.tertulia.platform;

import java.time.Instant;

/**
 * A place in a list that is ordered by time and, within the same millisecond, by id. It stays where it is when the row
 * that stood there moves.
 */
public record Position(Instant at, long id) {
}
