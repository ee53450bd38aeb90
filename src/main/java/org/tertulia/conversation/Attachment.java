package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;

/** A file of a conversation. It is stored first and goes with an entry later, once and for good; its bytes are kept beside it. */
@Entity
public class Attachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "conversation_id", updatable = false)
    private long conversationId;
    @Column(name = "upload_key", updatable = false)
    private String key;
    @Column(name = "agent_id", updatable = false)
    private Long agentId;
    private Long seq;
    @Column(updatable = false)
    private String name;
    @Column(updatable = false)
    private String type;
    @Column(updatable = false)
    private int size;
    @Column(updatable = false)
    private String fingerprint;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Attachment() {
    }

    Attachment(long conversation, SenderKey key, long agent, String name, byte[] content, String fingerprint, Instant now) {
        this.conversationId = conversation;
        this.key = key.value();
        this.agentId = agent;
        this.name = name;
        this.type = FileType.of(name, content);
        this.size = content.length;
        this.fingerprint = fingerprint;
        this.createdAt = now;
    }

    void goWith(long itsSeq) {
        seq = itsSeq;
    }

    /** Whether it waits for an entry of that agent in that conversation. */
    boolean waitsFor(long conversation, long agent) {
        return seq == null && conversationId == conversation && Objects.equals(agentId, agent);
    }

    boolean isTheSame(long agent, String otherFingerprint) {
        return Objects.equals(agentId, agent) && fingerprint.equals(otherFingerprint);
    }

    AttachedFile told() {
        return new AttachedFile(id, name, type, size);
    }

    public Long id() {
        return id;
    }

    public long conversationId() {
        return conversationId;
    }

    /** The entry that it goes with; null while it waits for one. */
    public Long seq() {
        return seq;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    /** In bytes. */
    public int size() {
        return size;
    }
}
