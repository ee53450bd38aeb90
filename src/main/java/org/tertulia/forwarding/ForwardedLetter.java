package org.tertulia.forwarding;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/**
 * An entry of the ledger of letters: which part of a thread goes to whom under which Message-ID. It is written before the
 * letter is sent, so that a crash leads to the same letter again and never to a second one (promise 5).
 */
@Entity
@Table(name = "letter")
class ForwardedLetter {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "conversation_id", updatable = false)
    private long conversationId;
    @Column(name = "message_id")
    private String messageId;
    private String recipient;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private LetterPurpose kind;
    @Enumerated(EnumType.STRING)
    private LetterState state;
    @Column(name = "first_seq", updatable = false)
    private long firstSeq;
    @Column(name = "last_seq", updatable = false)
    private long lastSeq;
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "letter_reply", joinColumns = @JoinColumn(name = "letter_id"))
    @Column(name = "seq")
    private Set<Long> replies = new HashSet<>();
    @Column(name = "prepared_at", updatable = false)
    private Instant preparedAt;
    @Column(name = "sent_at")
    private Instant sentAt;
    private String reason;
    @Column(name = "asked_by")
    private Long askedBy;
    private String note;
    private boolean comments;
    @Column(updatable = false)
    private String copies;
    private int tries;
    @Column(name = "failing_since")
    private Instant failingSince;
    @Column(name = "next_try")
    private Instant nextTry;

    protected ForwardedLetter() {
    }

    /** @param unread the unread replies in it; none in a transcript of what was read */
    ForwardedLetter(long conversationId, long firstSeq, long lastSeq, Collection<Long> unread, EmailAddress to, String messageId,
                    Instant now) {
        this(LetterPurpose.REPLIES, conversationId, firstSeq, lastSeq, unread, to, messageId, now);
    }

    ForwardedLetter(LetterPurpose kind, long conversationId, long firstSeq, long lastSeq, Collection<Long> unread, EmailAddress to, String messageId,
                    Instant now) {
        this.kind = kind;
        this.conversationId = conversationId;
        this.firstSeq = firstSeq;
        this.lastSeq = lastSeq;
        this.replies.addAll(unread);
        this.state = LetterState.PREPARED;
        this.preparedAt = now;
        address(to, messageId);
    }

    /** @param agent who asked for it. @param words what stands above the thread. @param withComments whether the team's comments go along */
    ForwardedLetter by(long agent, String words, boolean withComments) {
        askedBy = agent;
        note = words;
        comments = withComments;
        return this;
    }

    /** @param addresses who gets a copy */
    ForwardedLetter copiedTo(Collection<EmailAddress> addresses) {
        copies = addresses.isEmpty() ? null : addresses.stream().map(EmailAddress::value).collect(Collectors.joining(" "));
        return this;
    }

    /** Who gets a copy. */
    List<EmailAddress> copies() {
        return copies == null ? List.of() : Stream.of(copies.split(" ")).map(EmailAddress::parse).toList();
    }

    /** Another address is another letter: it gets another Message-ID. */
    void address(EmailAddress to, String newMessageId) {
        recipient = to.value();
        messageId = newMessageId;
        beginAnew();
    }

    void sent(Instant now) {
        state = state.to(LetterState.SENT);
        sentAt = now;
        reason = null;
        nextTry = null;
    }

    void fail(String why) {
        state = state.to(LetterState.FAILED);
        nextTry = null;
        reason = Text.preview(why, 500);
    }

    /** The mail server could not take it now. @return when it is tried again, or null when it is given up */
    Instant delay(String why, Instant now) {
        tries++;
        failingSince = failingSince == null ? now : failingSince;
        nextTry = Patience.next(tries, failingSince, now);
        reason = Text.preview(why, 500);
        return nextTry;
    }

    /** It is not tried any more; a person may have it tried again, and then with patience anew. */
    void giveUp(String why) {
        reason = Text.preview(why, 500);
        beginAnew();
    }

    /** It may be tried at once. */
    void beginAnew() {
        tries = 0;
        failingSince = null;
        nextTry = null;
    }

    void drop() {
        state = state.to(LetterState.DROPPED);
        nextTry = null;
        reason = null;
    }

    Long id() {
        return id;
    }

    /** Whether both say the same to the same; what was done to the thread in between is no difference. */
    boolean says(ForwardedLetter other) {
        return kind == other.kind && recipient.equals(other.recipient) && firstSeq == other.firstSeq
                && comments == other.comments && Objects.equals(note, other.note);
    }

    /** The agent who asked for it; null for the contact, or where nobody did. */
    Long askedBy() {
        return askedBy;
    }

    /** What the agent wrote above the thread; null for nothing. */
    String note() {
        return note;
    }

    /** Whether the team's comments go along. */
    boolean comments() {
        return comments;
    }

    LetterPurpose kind() {
        return kind;
    }

    long conversationId() {
        return conversationId;
    }

    String messageId() {
        return messageId;
    }

    String recipient() {
        return recipient;
    }

    LetterState state() {
        return state;
    }

    long firstSeq() {
        return firstSeq;
    }

    long lastSeq() {
        return lastSeq;
    }

    /** The numbers of the unread replies in it, ascending. */
    List<Long> replies() {
        return replies.stream().sorted().toList();
    }

    /** How often the mail server could not take it. */
    int tries() {
        return tries;
    }

    /** When it failed first, or null. */
    Instant failingSince() {
        return failingSince;
    }

    /** When it is tried again; null where nothing keeps it from being sent. */
    Instant nextTry() {
        return nextTry;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    String reason() {
        return reason;
    }
}
