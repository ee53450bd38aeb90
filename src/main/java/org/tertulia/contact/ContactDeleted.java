package org.tertulia.contact;

/** Fired in the transaction, before the contact is deleted: whoever points at it lets go. */
public record ContactDeleted(long contact) {
}
