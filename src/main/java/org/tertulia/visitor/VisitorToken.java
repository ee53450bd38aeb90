package org.tertulia.visitor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A further browser of a visitor: whoever holds the token is that visitor there. Only its hash is kept. */
@Entity
@Table(name = "visitor_browser")
class VisitorToken {

    @Id
    @Column(updatable = false)
    private String hash;
    @Column(name = "visitor_id", updatable = false)
    private long visitorId;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected VisitorToken() {
    }

    VisitorToken(String hash, long visitorId, Instant now) {
        this.hash = hash;
        this.visitorId = visitorId;
        this.createdAt = now;
    }
}
