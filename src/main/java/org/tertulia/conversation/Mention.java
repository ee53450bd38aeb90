package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.Objects;

/** An agent is mentioned in a comment, and has not seen it yet, or has. */
@Entity
class Mention {

    @EmbeddedId
    private Key key;
    private boolean unread;

    protected Mention() {
    }

    Mention(long agent, long conversation, long seq) {
        this.key = new Key(agent, conversation, seq);
        this.unread = true;
    }

    /** Who, and in which entry. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "agent_id")
        private long agentId;
        @Column(name = "conversation_id")
        private long conversationId;
        private long seq;

        protected Key() {
        }

        Key(long agentId, long conversationId, long seq) {
            this.agentId = agentId;
            this.conversationId = conversationId;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.agentId == agentId && key.conversationId == conversationId && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(agentId, conversationId, seq);
        }
    }
}
