package org.tertulia.security;

import java.time.Instant;

/** A new token. This is the only moment at which anybody has its text. */
public record Issued(String token, Instant expiresAt) {
}
