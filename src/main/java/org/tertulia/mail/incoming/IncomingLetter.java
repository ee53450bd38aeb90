package org.tertulia.mail.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Text;

/** A letter that came in, and what was made of it. Its bytes are kept beside it, as they came. */
@Entity
@Table(name = "incoming_letter")
public class IncomingLetter {

    private static final int LONGEST_REASON = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(updatable = false)
    private String account;
    @Column(name = "uid_validity", updatable = false)
    private Long uidValidity;
    @Column(updatable = false)
    private Long uid;
    @Column(updatable = false)
    private String file;
    @Column(updatable = false)
    private String fingerprint;
    @Column(updatable = false)
    private int size;
    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;
    @Column(name = "message_id")
    private String messageId;
    private String sender;
    @Column(name = "sender_name")
    private String senderName;
    private String recipients;
    private String subject;
    @Column(name = "thread_root")
    private String root;
    @Enumerated(EnumType.STRING)
    private LetterKind kind;
    private String reason;
    @Column(name = "conversation_id")
    private Long conversationId;
    private Long seq;
    @Embedded
    private BounceNote bounce;
    private boolean released;

    protected IncomingLetter() {
    }

    IncomingLetter(Arrival arrival, String fingerprint, Instant now) {
        this.account = arrival.account();
        this.uidValidity = arrival.uidValidity();
        this.uid = arrival.uid();
        this.file = arrival.file();
        this.fingerprint = fingerprint;
        this.size = arrival.raw().length;
        this.receivedAt = now;
    }

    /** What stands on it, for lists. */
    void label(ReadLetter letter) {
        messageId = brief(letter.messageId(), 500);
        sender = letter.from() == null ? null : brief(letter.from().address(), 320);
        senderName = letter.from() == null ? null : brief(letter.from().name(), 200);
        recipients = brief(String.join(", ", letter.to().stream().map(Correspondent::address).filter(a -> a != null).toList()), 2000);
        subject = brief(letter.subject(), 500);
        root = brief(Stream.of(letter.references(), letter.inReplyTo()).flatMap(List::stream).findFirst().orElse(letter.messageId()), 500);
    }

    void become(Outcome outcome) {
        kind = outcome.kind();
        reason = brief(outcome.reason(), LONGEST_REASON);
        conversationId = outcome.conversation();
        seq = outcome.seq();
        bounce = outcome.bounce();
    }

    /** A person wants it in the inbox, whatever the filters say. */
    void release() {
        released = true;
        kind = null;
    }

    private static String brief(String text, int most) {
        return text == null ? null : Text.preview(text, most);
    }

    public Long id() {
        return id;
    }

    public String account() {
        return account;
    }

    /** The name of its file in the drop folder, or null. */
    public String file() {
        return file;
    }

    public int size() {
        return size;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public String messageId() {
        return messageId;
    }

    public String sender() {
        return sender;
    }

    public String senderName() {
        return senderName;
    }

    public String recipients() {
        return recipients;
    }

    public String subject() {
        return subject;
    }

    /** What was made of it; null while nobody has worked on it. */
    public LetterKind kind() {
        return kind;
    }

    /** The Message-ID of the letter that its thread began with, as far as it says; or null. */
    String root() {
        return root;
    }

    public String reason() {
        return reason;
    }

    public Long conversationId() {
        return conversationId;
    }

    public Long seq() {
        return seq;
    }

    /** Whether a person has released it from the filters. */
    public boolean released() {
        return released;
    }

    /** What a bounce says; null for all else. */
    public BounceNote bounce() {
        return bounce == null || bounce.reason() == null ? null : bounce;
    }
}
