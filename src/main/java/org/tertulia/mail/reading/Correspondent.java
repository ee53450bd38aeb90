package org.tertulia.mail.reading;

/**
 * Somebody in a header of a letter.
 *
 * @param address as it stands there, without what is around it, perhaps no address that mail can be sent to; null for none
 * @param name    readable, or null for none
 */
public record Correspondent(String address, String name) {
}
