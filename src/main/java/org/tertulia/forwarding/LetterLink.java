package org.tertulia.forwarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Conversation;
import org.tertulia.platform.EmailAddress;

/**
 * The link of a letter (row C2): whoever has it has the letter, and so the address. It opens one conversation, once, within seven days.
 * Only the hash of its token is kept.
 */
@Entity
@Table(name = "letter_link")
class LetterLink {

    static final Duration LASTS = Duration.ofDays(7);

    @Id
    @Column(updatable = false)
    private String hash;
    @Column(name = "conversation_id", updatable = false)
    private long conversationId;
    @Column(name = "contact_id")
    private long contactId;
    @Column(updatable = false)
    private String email;
    private boolean merged;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "used_at")
    private Instant usedAt;

    protected LetterLink() {
    }

    LetterLink(String hash, Conversation conversation, EmailAddress address, Instant now) {
        this.hash = hash;
        this.conversationId = conversation.id();
        this.contactId = conversation.contactId();
        this.email = address.value();
        this.createdAt = now;
    }

    /** The letter is sent only now: the seven days begin. */
    void begin(Instant now) {
        if (usedAt == null) {
            createdAt = now;
        }
    }

    boolean fresh(Instant now) {
        return usedAt == null && now.isBefore(createdAt.plus(LASTS));
    }

    void use(Instant now) {
        usedAt = now;
    }

    /** The conversation still belongs to whom the letter was for. An address that somebody corrected is another person's. */
    boolean isFor(Conversation conversation, Contact contact) {
        return conversation.contactId() != null && conversation.contactId() == contactId && contact.id() == contactId
                && (merged || contact.email().equals(email));
    }

    /** Whether using it proves the contact's address of today. */
    boolean proves(Contact contact) {
        return contact.email().equals(email);
    }

    long conversationId() {
        return conversationId;
    }

    long contactId() {
        return contactId;
    }

    EmailAddress address() {
        return EmailAddress.parse(email);
    }
}
