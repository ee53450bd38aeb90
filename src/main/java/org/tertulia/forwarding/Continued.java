package org.tertulia.forwarding;

/**
 * A conversation that goes on in another browser.
 *
 * @param channel the chat's public key
 * @param token   the visitor's token for that browser, unguessable
 */
public record Continued(long conversation, String channel, String token) {
}
