package org.tertulia.visitor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A visitor has at least one widget open, connected to that node. */
@Entity(name = "Presence")
@Table(name = "presence")
@IdClass(PresenceRow.Key.class)
class PresenceRow {

    @Id
    @Column(name = "visitor_id")
    private long visitorId;
    @Id
    @Column(name = "node_id")
    private String nodeId;

    protected PresenceRow() {
    }

    PresenceRow(long visitorId, String nodeId) {
        this.visitorId = visitorId;
        this.nodeId = nodeId;
    }

    /** The compound key, as JPA wants it. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private long visitorId;
        private String nodeId;

        protected Key() {
        }

        Key(long visitorId, String nodeId) {
            this.visitorId = visitorId;
            this.nodeId = nodeId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.visitorId == visitorId && key.nodeId.equals(nodeId);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(visitorId) * 31 + nodeId.hashCode();
        }
    }
}
