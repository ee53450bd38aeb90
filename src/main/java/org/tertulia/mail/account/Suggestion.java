package org.tertulia.mail.account;

/**
 * Where a mailbox may be.
 *
 * @param provider      its name; null: it is a guess by the domain alone
 * @param plusAddresses null: nobody knows
 * @param note          what one has to know, as the text {@code providers.note.…}; or null
 * @param tokenUrl      where tokens are got, with {@code scope}; null where passwords are used
 */
public record Suggestion(String provider, Endpoint imap, Endpoint smtp, Boolean plusAddresses, String note, String tokenUrl, String scope) {
}
