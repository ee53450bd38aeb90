package org.tertulia.team;

/** An agent has another password; fired in the transaction. Whoever let them in with the old one lets them out. */
public record PasswordChanged(long agent) {
}
