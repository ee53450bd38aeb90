package org.tertulia.platform.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** One running server of the installation. Its row lives as long as it beats. */
@Entity
class Node {

    @Id
    private String id;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "beat_at")
    private Instant beatAt;
    /** Null while it runs: see {@link Nodes#leave()}. */
    @Column(name = "stopped_at")
    private Instant stoppedAt;

    protected Node() {
    }

    Node(String id, Instant now) {
        this.id = id;
        this.startedAt = now;
        this.beatAt = now;
    }

    void beat(Instant now) {
        beatAt = now;
    }

    String id() {
        return id;
    }

    Instant beatAt() {
        return beatAt;
    }
}
