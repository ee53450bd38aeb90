package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/**
 * An entry of a thread. Its {@code seq} numbers the thread without gaps; its key is the sender's, so that the same entry
 * sent twice is stored once (promise 2). It never changes; only where a reply is delivered does.
 */
@Entity
public class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "conversation_id", updatable = false)
    private long conversationId;
    @Column(updatable = false)
    private long seq;
    @Column(name = "prev_seq", updatable = false)
    private long prev;
    @Column(name = "sender_key", updatable = false)
    private String key;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private MessageKind kind;
    @Embedded
    private Author author;
    @Column(name = "body", updatable = false)
    private String text;
    @Column(updatable = false)
    private Instant at;
    @Embedded
    private Delivery delivery;
    @Column(name = "letter_id", updatable = false)
    private Long letter;
    @Column(updatable = false)
    private String files;
    @Column(updatable = false)
    private String mentions;

    protected Message() {
    }

    Message(long conversationId, long seq, long prev, String key, MessageKind kind, Author author, String text, Instant at) {
        this.conversationId = conversationId;
        this.seq = seq;
        this.prev = prev;
        this.key = key;
        this.kind = kind;
        this.author = author;
        this.text = text;
        this.at = at;
        this.delivery = kind == MessageKind.REPLY ? Delivery.stored(at) : null;
    }

    /** It is new, and came in with that letter. */
    void cameWith(Long itsLetter) {
        letter = itsLetter;
    }

    /** It is new, and takes these files along. */
    void takeAlong(List<AttachedFile> itsFiles) {
        files = AttachedFile.lines(itsFiles);
    }

    /** It is new, and mentions these agents. */
    void mention(List<Mentioned> places) {
        mentions = Mentioned.lines(places);
    }

    boolean advance(DeliveryState state, String to, String reason, Instant now) {
        return delivery != null && delivery.advance(state, to, reason, now);
    }

    boolean await(Instant then, String reason) {
        return delivery != null && delivery.await(then, reason);
    }

    /** Null until it is stored. */
    public Long id() {
        return id;
    }

    public long conversationId() {
        return conversationId;
    }

    public long seq() {
        return seq;
    }

    /** The {@code seq} of the entry before it that the visitor may see; 0 for none. */
    public long prev() {
        return prev;
    }

    /** The sender's key, a UUID in lower case. */
    public String key() {
        return key;
    }

    public MessageKind kind() {
        return kind;
    }

    public Author author() {
        return author;
    }

    public String text() {
        return text;
    }

    public Instant at() {
        return at;
    }

    /** The letter that it came in with, which may have been thrown away since; null for all else. */
    public Long letter() {
        return letter;
    }

    /** The files that go with it, in their order. */
    public List<AttachedFile> files() {
        return AttachedFile.of(files);
    }

    /** Where agents are mentioned in a comment, in the order of its text. */
    public List<Mentioned> mentions() {
        return Mentioned.of(mentions);
    }

    /** Where a reply is; null for all else. */
    public Delivery delivery() {
        return delivery == null || delivery.state() == null ? null : delivery;
    }
}
