package org.tertulia.mail.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.Text;

/** How far a mailbox or folder has been read, and which node reads it now. */
@Entity
@Table(name = "mail_account")
class MailAccount {

    /** A node that says nothing for so long has lost the account. */
    static final Duration LEASE = Duration.ofSeconds(60);

    @Id
    @Column(updatable = false)
    private String account;
    @Column(name = "uid_validity")
    private Long uidValidity;
    @Column(name = "last_uid")
    private long lastUid;
    private String node;
    @Column(name = "lease_until")
    private Instant leaseUntil;
    @Column(name = "fetched_at")
    private Instant fetchedAt;
    @Column(name = "last_error")
    private String lastError;

    protected MailAccount() {
    }

    MailAccount(String account) {
        this.account = account;
        this.leaseUntil = Instant.EPOCH;
    }

    /** @return whether it is this node's to read now */
    boolean take(String byNode, Instant now) {
        boolean free = node == null || node.equals(byNode) || !leaseUntil.isAfter(now);
        if (free) {
            node = byNode;
            leaseUntil = now.plus(LEASE);
        }
        return free;
    }

    /** Everything of the mailbox up to there is stored. */
    void readUpTo(long validity, long uid) {
        uidValidity = validity;
        lastUid = uid;
    }

    /** @param error what went wrong, or null */
    void fetched(String error, Instant now) {
        lastError = error == null ? null : Text.preview(error, 500);
        fetchedAt = now;
        node = null;
    }

    /** The last number that is stored, or 0 where the mailbox numbers its letters anew. */
    long lastUid(long validity) {
        return uidValidity != null && uidValidity == validity ? lastUid : 0;
    }
}
