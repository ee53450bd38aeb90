package org.tertulia.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.EmailAddress;

/**
 * An address that was answered automatically. It gets no second such answer for a day, whatever it writes: so a loop with a machine that
 * does not say what it is ends after one round (RFC 3834, section 2).
 */
@Entity
@Table(name = "answered_address")
class AnsweredAddress {

    static final Duration QUIET = Duration.ofDays(1);

    @Id
    @Column(updatable = false)
    private String email;
    private Instant at;

    protected AnsweredAddress() {
    }

    AnsweredAddress(EmailAddress address) {
        this.email = address.value();
        this.at = Instant.EPOCH;
    }

    /** @return whether it may be answered now; then it has been */
    boolean answer(Instant now) {
        boolean may = !now.isBefore(at.plus(QUIET));
        if (may) {
            at = now;
        }
        return may;
    }
}
