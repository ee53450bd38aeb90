package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.tertulia.platform.EmailAddress;

/** A participant who gets no copy of a reply. */
@Entity
@Table(name = "message_left_out")
class LeftOut {

    @EmbeddedId
    private Key key;

    protected LeftOut() {
    }

    LeftOut(long conversation, long seq, EmailAddress address) {
        this.key = new Key(conversation, seq, address.value());
    }

    /** Which reply, and who. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "conversation_id")
        private long conversationId;
        private long seq;
        private String address;

        protected Key() {
        }

        Key(long conversationId, long seq, String address) {
            this.conversationId = conversationId;
            this.seq = seq;
            this.address = address;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.conversationId == conversationId && key.seq == seq && key.address.equals(address);
        }

        @Override
        public int hashCode() {
            return Objects.hash(conversationId, seq, address);
        }
    }
}
