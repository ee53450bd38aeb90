package org.tertulia.forwarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/** An address from which a letter came back for good: no further letter goes there (row E7). */
@Entity
@Table(name = "dead_address")
class DeadAddress {

    @Id
    @Column(updatable = false)
    private String email;
    private String reason;
    private Instant at;

    protected DeadAddress() {
    }

    DeadAddress(EmailAddress address, String reason, Instant now) {
        this.email = address.value();
        this.reason = Text.preview(reason, 200);
        this.at = now;
    }
}
