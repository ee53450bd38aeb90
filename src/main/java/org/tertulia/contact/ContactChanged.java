package org.tertulia.contact;

/** A contact's name or address has changed. */
public record ContactChanged(long contact) {
}
