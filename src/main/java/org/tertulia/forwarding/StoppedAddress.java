package org.tertulia.forwarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tertulia.platform.EmailAddress;

/** An address whose owner asked for no more letters (row E7). */
@Entity
@Table(name = "stopped_address")
public class StoppedAddress {

    /** By what way they asked. */
    public enum How {
        /** The mail program's button (RFC 8058). */
        ONE_CLICK,
        /** The page that the letter's last line leads to. */
        PAGE,
        /** A letter (RFC 2369). */
        MAIL
    }

    @Id
    @Column(updatable = false)
    private String email;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private How how;
    @Column(updatable = false)
    private Instant at;

    protected StoppedAddress() {
    }

    StoppedAddress(EmailAddress address, How how, Instant now) {
        this.email = address.value();
        this.how = how;
        this.at = now;
    }

    public How how() {
        return how;
    }

    public Instant at() {
        return at;
    }
}
