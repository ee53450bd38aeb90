package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/** Somebody who takes part in a conversation by mail besides the visitor: letters went to them or name them in Cc. */
@Entity
@Table(name = "conversation_participant")
public class Participant {

    private static final int LONGEST_NAME = 100;

    @EmbeddedId
    private Key key;
    private String name;
    @Column(name = "since_seq", updatable = false)
    private long since;

    protected Participant() {
    }

    Participant(long conversation, EmailAddress address, String name, long since) {
        this.key = new Key(conversation, address.value());
        this.since = since;
        call(name);
    }

    /** The name that the latest letter gives them; one without a name takes none away. */
    void call(String newName) {
        if (newName != null && !newName.isBlank()) {
            name = Text.preview(newName.replaceAll("\\p{Cntrl}+", " "), LONGEST_NAME);
        }
    }

    public EmailAddress address() {
        return EmailAddress.parse(key.address);
    }

    /** As letters give it, or null. */
    public String name() {
        return name;
    }

    /** The entry of the thread with whose letter they came in. */
    public long since() {
        return since;
    }

    /** Which conversation, and who. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "conversation_id")
        private long conversationId;
        private String address;

        protected Key() {
        }

        Key(long conversationId, String address) {
            this.conversationId = conversationId;
            this.address = address;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.conversationId == conversationId && key.address.equals(address);
        }

        @Override
        public int hashCode() {
            return Objects.hash(conversationId, address);
        }
    }
}
