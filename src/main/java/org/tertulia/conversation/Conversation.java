package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tertulia.inbox.ChannelType;
import org.tertulia.platform.Text;

/**
 * What a visitor and the team say to each other, through one channel. It numbers its entries, knows how much of it the
 * team has not read, who has it, and since when the visitor waits for a person.
 *
 * <p>A closed conversation opens again when the visitor writes; so the talk goes on where it stopped.
 */
@Entity
// named, so that it is prepared once: find with a lock is prepared anew each time
@NamedQuery(name = Conversation.HELD, query = "select c from Conversation c where c.id = :id", lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Conversation {

    static final String HELD = "Conversation.held";


    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "inbox_id")
    private long inboxId;
    @Column(name = "channel_id", updatable = false)
    private long channelId;
    @Enumerated(EnumType.STRING)
    @Column(name = "channel_type", updatable = false)
    private ChannelType channelType;
    @Column(name = "visitor_id", updatable = false)
    private long visitorId;
    @Column(name = "contact_id")
    private Long contactId;
    @Column(name = "chatflow_id", updatable = false)
    private Long chatflowId;
    @Enumerated(EnumType.STRING)
    private ConversationStatus status;
    @Column(name = "assignee_id")
    private Long assigneeId;
    @Column(name = "last_seq")
    private long lastSeq;
    @Column(name = "shown_seq")
    private long shownSeq;
    private int unread;
    @Column(name = "team_read_seq")
    private long teamReadSeq;
    private String preview;
    @Column(updatable = false)
    private String subject;
    @Enumerated(EnumType.STRING)
    @Column(name = "preview_by")
    private Author.Type previewBy;
    @Column(name = "waiting_since")
    private Instant waitingSince;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Conversation() {
    }

    Conversation(long inboxId, long channelId, ChannelType channelType, long visitorId, Long contactId, Long chatflowId, Instant now) {
        this.inboxId = inboxId;
        this.channelId = channelId;
        this.channelType = channelType;
        this.visitorId = visitorId;
        this.contactId = contactId;
        this.chatflowId = chatflowId;
        this.status = ConversationStatus.OPEN;
        this.preview = "";
        this.previewBy = Author.Type.VISITOR;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A conversation that the team begins by mail. */
    Conversation about(String what) {
        subject = what;
        return this;
    }

    /** Appends an entry and does what follows from it: reopens, counts, starts or ends the visitor's waiting. */
    Message post(String key, MessageKind kind, Author author, String text, Instant now) {
        lastSeq++;
        Message message = new Message(id(), lastSeq, shownSeq, key, kind, author, text, now);
        if (kind.shownToVisitor()) {
            shownSeq = lastSeq;
        }
        switch (kind) {
            case MESSAGE -> heard(now);
            case REPLY -> answered(author, now);
            default -> { }
        }
        if (kind != MessageKind.EVENT && kind != MessageKind.PROMPT) {
            preview = Text.preview(text, 200);
            previewBy = author.type();
            updatedAt = now;
        }
        return message;
    }

    /** Of an entry without words, lists tell its files' names. @param message the one that was just appended */
    void tellFiles(Message message) {
        if (message.text().isEmpty() && !message.files().isEmpty()) {
            preview = Text.preview(message.files().stream().map(AttachedFile::name).collect(Collectors.joining(", ")), 200);
        }
    }

    private void heard(Instant now) {
        unread++;
        if (waitingSince == null) {
            waitingSince = now;
        }
        if (status != ConversationStatus.OPEN) {
            status = status.to(ConversationStatus.OPEN);
            closedAt = null;
        }
    }

    private void answered(Author author, Instant now) {
        if (author.isPerson()) {
            waitingSince = null;
            unread = 0;
            teamReadSeq = lastSeq;
            answeredAt = answeredAt == null ? now : answeredAt;
        }
    }

    /** The team has seen everything up to {@code seq}. @return whether that was news */
    boolean readByTeam(long seq) {
        boolean news = seq > teamReadSeq || unread > 0;
        teamReadSeq = Math.max(teamReadSeq, Math.min(seq, lastSeq));
        unread = 0;
        return news;
    }

    void markUnread() {
        unread = Math.max(1, unread);
    }

    /** @param agent the one who has it from now on, or null for nobody. @return whether that was news */
    boolean assign(Long agent) {
        boolean news = !Objects.equals(assigneeId, agent);
        assigneeId = agent;
        return news;
    }

    void belongTo(Long contact) {
        contactId = contact;
    }

    /** @return whether that was news */
    boolean become(ConversationStatus next, Instant now) {
        if (status == next) {
            return false;
        }
        status = status.to(next);
        closedAt = next == ConversationStatus.CLOSED ? now : null;
        updatedAt = now;
        return true;
    }

    public Long id() {
        return id;
    }

    public long inboxId() {
        return inboxId;
    }

    public long channelId() {
        return channelId;
    }

    /** By what way it came in. */
    public ChannelType channelType() {
        return channelType;
    }

    public long visitorId() {
        return visitorId;
    }

    /** The contact that the visitor is, or null while anonymous. */
    public Long contactId() {
        return contactId;
    }

    /** The chatflow that it began with, or null. */
    public Long chatflowId() {
        return chatflowId;
    }

    public ConversationStatus status() {
        return status;
    }

    /** The agent who has it, or null. */
    public Long assigneeId() {
        return assigneeId;
    }

    /** What its letters are about, where the team has begun it; else null. */
    public String subject() {
        return subject;
    }

    public long lastSeq() {
        return lastSeq;
    }

    /** The {@code seq} of the last entry that the visitor may see. */
    public long shownSeq() {
        return shownSeq;
    }

    /** How many of the visitor's messages nobody of the team has seen. */
    public int unread() {
        return unread;
    }

    public long teamReadSeq() {
        return teamReadSeq;
    }

    /** The beginning of the last message, reply or comment. */
    public String preview() {
        return preview;
    }

    public Author.Type previewBy() {
        return previewBy;
    }

    /** Since when the visitor waits for a person's answer, or null. */
    public Instant waitingSince() {
        return waitingSince;
    }

    /** When a person first answered, or null. */
    public Instant answeredAt() {
        return answeredAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
