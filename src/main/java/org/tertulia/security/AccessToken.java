package org.tertulia.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That somebody is signed in, as a row: so it holds on every node and after a restart. Only the token's hash is kept. */
@Entity
@Table(name = "access_token")
class AccessToken {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(updatable = false)
    private String hash;
    @Column(name = "agent_id", updatable = false)
    private long agentId;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private TokenKind kind;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    protected AccessToken() {
    }

    AccessToken(String hash, long agentId, TokenKind kind, Instant now) {
        this.hash = hash;
        this.agentId = agentId;
        this.kind = kind;
        this.createdAt = now;
        this.expiresAt = now.plus(kind.life());
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
