package org.tertulia.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.tertulia.platform.Token;

/** A way into an inbox. A chat channel has a public key, which stands in the snippet of the page (row D9). */
@Entity
public class Channel {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    @Column(name = "inbox_id", updatable = false)
    private long inboxId;
    @Enumerated(EnumType.STRING)
    private ChannelType type;
    @Column(name = "public_key", updatable = false)
    private String key;
    @Column(name = "allowed_domains")
    private String allowedDomains;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Channel() {
    }

    Channel(long inboxId, ChannelType type, Instant now) {
        this.inboxId = inboxId;
        this.type = type;
        this.key = Token.fresh(12);
        this.allowedDomains = "";
        this.createdAt = now;
    }

    void allow(List<Domain> domains) {
        allowedDomains = String.join(" ", domains.stream().map(Domain::toString).toList());
    }

    public Long id() {
        return id;
    }

    public long inboxId() {
        return inboxId;
    }

    public ChannelType type() {
        return type;
    }

    /** The public key: not a secret, but not guessable either. */
    public String key() {
        return key;
    }

    /** On whose pages the widget may be; empty for everybody's. */
    public List<Domain> allowedDomains() {
        return allowedDomains.isEmpty() ? List.of() : List.of(allowedDomains.split(" ")).stream().map(Domain::of).toList();
    }

    /**
     * Whether the widget may be on a page of this address.
     *
     * @param url a page's URL or an {@code Origin}; null (a program, not a page) is allowed only while everybody is
     */
    public boolean allows(String url) {
        List<Domain> domains = allowedDomains();
        return domains.isEmpty() || url != null && domains.stream().anyMatch(domain -> domain.covers(url));
    }
}
