package org.tertulia.inbox;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/** A shared inbox, such as Sales or Support: the members answer what comes in by its channels (row D1). */
@Entity
public class Inbox {

    /** The longest signature (characters). */
    public static final int LONGEST_SIGNATURE = 1_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    private String name;
    @Column(name = "mail_from")
    private String mailFrom;
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "inbox_member", joinColumns = @JoinColumn(name = "inbox_id"))
    @Column(name = "agent_id")
    private Set<Long> members = new HashSet<>();
    @Column(name = "mail_key")
    private String mailKey;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    private String signature;

    protected Inbox() {
    }

    Inbox(String name, Instant now) {
        this.createdAt = now;
        rename(name);
    }

    /** Gets the key of its fallback address, where it has none yet. @param fresh unguessable, lower-case letters and digits */
    void addressed(String fresh) {
        mailKey = mailKey == null ? fresh : mailKey;
    }

    void rename(String newName) {
        name = Text.required("name", newName, 100);
    }

    void staff(Set<Long> agents) {
        members.retainAll(agents);
        members.addAll(agents);
    }

    void sendFrom(EmailAddress address) {
        mailFrom = address == null ? null : address.value();
    }

    void sign(String text) {
        String lines = Text.lines("signature", text, LONGEST_SIGNATURE);
        signature = lines.isEmpty() ? null : lines;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The sender of its letters, or null for the installation's. */
    public String mailFrom() {
        return mailFrom;
    }

    /** What its fallback address is known by; null where nobody has asked for it yet. */
    public String mailKey() {
        return mailKey;
    }

    /** The ids of the agents who work in it. */
    public Set<Long> members() {
        return Set.copyOf(members);
    }

    /** What stands below letters of agents who have no signature of their own, in plain text; null for none. */
    public String signature() {
        return signature;
    }
}
