package org.tertulia.chatflow;

/**
 * What a visitor of a page meets, in their language, every text filled in.
 *
 * @param away           whether nobody of the team is available now
 * @param captureMessage what they read when they are asked for their address: the chatflow's own text, or while the team
 *                       is away the one for that (row B4)
 */
public record Greeting(long chatflow, String name, boolean away, String welcome, String awayMessage, String captureMessage,
                       CaptureSetting capture) {
}
