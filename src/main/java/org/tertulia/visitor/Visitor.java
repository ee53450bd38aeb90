package org.tertulia.visitor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * A browser that has written to us. It is anonymous behind its cookie until an e-mail address is known; then it belongs
 * to a contact (row A1). The same person in another browser is another visitor (row C1).
 */
@Entity
public class Visitor {

    /** How a visitor came to be associated with a contact. */
    public enum By {
        /** An agent did it, in the right panel. */
        AGENT,
        /** The visitor typed an address: a claim. */
        VISITOR
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "token_hash", updatable = false)
    private String tokenHash;
    @Column(name = "contact_id")
    private Long contactId;
    @Enumerated(EnumType.STRING)
    @Column(name = "identified_by")
    private By identifiedBy;
    @Column(name = "identified_at")
    private Instant identifiedAt;
    private String language;
    private String page;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "seen_at")
    private Instant seenAt;

    protected Visitor() {
    }

    Visitor(String tokenHash, String language, String page, Instant now) {
        this.tokenHash = tokenHash;
        this.language = language;
        this.page = page;
        this.createdAt = now;
        this.seenAt = now;
    }

    void belongTo(long contact, By how, Instant now) {
        contactId = contact;
        identifiedBy = how;
        identifiedAt = now;
    }

    void forgetContact() {
        contactId = null;
        identifiedBy = null;
        identifiedAt = null;
    }

    public Long id() {
        return id;
    }

    /** The contact that this browser's person is, or null while anonymous. */
    public Long contactId() {
        return contactId;
    }

    /** Who said so, or null while anonymous. */
    public By identifiedBy() {
        return identifiedBy;
    }

    /** BCP 47 tag of the language that the widget speaks with the visitor, or null. */
    public String language() {
        return language;
    }

    /** The page that the visitor was last seen on, or null. */
    public String page() {
        return page;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the visitor was last surely there. Whether they still are, {@link Presence} knows. */
    public Instant seenAt() {
        return seenAt;
    }
}
