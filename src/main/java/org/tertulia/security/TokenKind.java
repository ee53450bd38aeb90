package org.tertulia.security;

import java.time.Duration;

/** What a token is for, and how long it lasts. */
public enum TokenKind {
    /** A browser's, kept in its cookie. */
    SESSION(Duration.ofDays(30)),
    /** A program's, sent as {@code Authorization: Bearer}. */
    API(Duration.ofDays(90));

    private final Duration life;

    TokenKind(Duration life) {
        this.life = life;
    }

    /** From issue to expiry; using a token does not make it last longer. */
    public Duration life() {
        return life;
    }
}
