package org.tertulia.mail.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.tertulia.platform.Text;

/** What a bounce says: who did not get the letter, and why. */
@Embeddable
public class BounceNote {

    @Column(name = "bounce_recipient")
    private String recipient;
    @Column(name = "bounce_status")
    private String status;
    @Column(name = "bounce_hard")
    private Boolean hard;
    @Column(name = "bounce_class")
    private String reason;

    protected BounceNote() {
    }

    /**
     * @param recipient the address that failed, or null
     * @param status    RFC 3463, such as {@code 5.1.1}, or null
     * @param hard      whether no further letter should go there
     * @param reason    the class of the reason, such as {@code userunknown}
     */
    public BounceNote(String recipient, String status, boolean hard, String reason) {
        this.recipient = recipient == null ? null : Text.preview(recipient, 320);
        this.status = status == null || status.length() > 12 ? null : status;
        this.hard = hard;
        this.reason = reason;
    }

    public String recipient() {
        return recipient;
    }

    public String status() {
        return status;
    }

    public boolean hard() {
        return Boolean.TRUE.equals(hard);
    }

    public String reason() {
        return reason;
    }
}
