package org.tertulia.mail.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.mail.Fault;
import org.tertulia.mail.Trouble;
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

    @Column(name = "last_fault")
    @Enumerated(EnumType.STRING)
    private Fault lastFault;
    private boolean idling;
    private int waiting;
    @Column(name = "last_letter_at")
    private Instant lastLetterAt;
    private int failures;
    @Column(name = "failing_since")
    private Instant failingSince;
    @Column(name = "next_at")
    private Instant nextAt;

    protected MailAccount() {
    }

    MailAccount(String account) {
        this.account = account;
        this.leaseUntil = Instant.EPOCH;
    }

    /** @param again also where it failed a moment ago. @return whether it is this node's to read now */
    boolean take(String byNode, boolean again, Instant now) {
        boolean free = node == null || node.equals(byNode) || !leaseUntil.isAfter(now);
        boolean due = again || nextAt == null || !nextAt.isAfter(now);
        if (free && due) {
            node = byNode;
            leaseUntil = now.plus(LEASE);
        }
        return free && due;
    }

    /** @return whether it is still this node's */
    boolean keep(String byNode, Instant now) {
        boolean ours = byNode.equals(node);
        if (ours) {
            leaseUntil = now.plus(LEASE);
        }
        return ours;
    }

    /** Everything of the mailbox up to there is stored. @param left how many letters wait behind it. @param some whether any was new */
    void readUpTo(long validity, long uid, int left, boolean some, Instant now) {
        uidValidity = validity;
        lastUid = uid;
        waiting = left;
        lastLetterAt = some ? now : lastLetterAt;
    }

    /** Everything that there was is stored. @param listens whether the server says by itself when something comes */
    void looked(boolean listens, Instant now) {
        idling = listens;
        waiting = 0;
        fetchedAt = now;
        lastError = null;
        lastFault = null;
        failures = 0;
        failingSince = null;
        nextAt = null;
    }

    /** It could not be read; it is tried again, after growing pauses. */
    void failed(Trouble trouble, Instant now) {
        idling = false;
        lastFault = trouble.fault();
        lastError = trouble.said() == null ? null : Text.preview(trouble.said(), 500);
        failingSince = failingSince == null ? now : failingSince;
        failures++;
        nextAt = now.plus(Pace.after(failures));
    }

    /** Nobody reads it now. */
    void free(String byNode) {
        if (byNode.equals(node)) {
            node = null;
            idling = false;
        }
    }

    /** The last number that is stored, or 0 where the mailbox numbers its letters anew. */
    long lastUid(long validity) {
        return uidValidity != null && uidValidity == validity ? lastUid : 0;
    }

    String account() {
        return account;
    }

    int failures() {
        return failures;
    }

    /** How the reading goes, for people. @param unworked how many of its letters are stored and not worked on */
    Reading reading(long unworked) {
        return new Reading(account, node, idling, fetchedAt, lastLetterAt, waiting, unworked, lastFault, lastError, failingSince, nextAt);
    }
}
