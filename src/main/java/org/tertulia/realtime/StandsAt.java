package org.tertulia.realtime;

/**
 * Told to a visitor's lines after news may have been missed: whoever knows less comes back for the rest.
 *
 * @param seq the number of the last entry that the visitor is to see
 */
public record StandsAt(long conversation, long channel, long seq) {
}
