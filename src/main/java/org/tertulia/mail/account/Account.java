package org.tertulia.mail.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tertulia.platform.EmailAddress;

/** A mailbox that administrators have connected. Its secrets are sealed, and leave this room only for a server that asks for them. */
@Entity
@Table(name = "connected_account")
public class Account {

    /** How the names begin under which letters of connected mailboxes are stored. */
    public static final String KEY = "account:";
    /** What its secrets are sealed for. */
    static final String PURPOSE = "mail account";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    private String name;
    @Column(name = "inbox_id")
    private Long inboxId;
    private String address;
    private boolean enabled;
    @Column(name = "imap_host")
    private String imapHost;
    @Column(name = "imap_port")
    private int imapPort;
    @Enumerated(EnumType.STRING)
    @Column(name = "imap_safety")
    private Safety imapSafety;
    @Column(name = "imap_user")
    private String imapUser;
    private String folder;
    @Column(name = "smtp_host")
    private String smtpHost;
    @Column(name = "smtp_port")
    private Integer smtpPort;
    @Enumerated(EnumType.STRING)
    @Column(name = "smtp_safety")
    private Safety smtpSafety;
    @Column(name = "smtp_user")
    private String smtpUser;
    @Column(name = "plus_addresses")
    private boolean plusAddresses;
    @Column(name = "since_at")
    private Instant since;
    @Column(name = "token_url")
    private String tokenUrl;
    @Column(name = "client_id")
    private String clientId;
    private String scope;
    private String secret;
    @Column(name = "client_secret")
    private String clientSecret;
    @Column(name = "access_token")
    private String accessToken;
    @Column(name = "access_until")
    private Instant accessUntil;
    private int revision;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Account() {
    }

    Account(Instant now) {
        this.createdAt = now;
    }

    /** @param newSecret sealed, or null: as before. @param newClientSecret likewise; gone where there is no OAuth any more */
    void become(AccountDraft draft, String newSecret, String newClientSecret) {
        name = draft.name();
        inboxId = draft.inbox();
        address = draft.address().value();
        enabled = draft.enabled();
        imapHost = draft.imap().host();
        imapPort = draft.imap().port();
        imapSafety = draft.imap().safety();
        imapUser = draft.imap().user();
        folder = draft.folder();
        smtpHost = draft.smtp() == null ? null : draft.smtp().host();
        smtpPort = draft.smtp() == null ? null : draft.smtp().port();
        smtpSafety = draft.smtp() == null ? null : draft.smtp().safety();
        smtpUser = draft.smtp() == null ? null : draft.smtp().user();
        plusAddresses = draft.plusAddresses();
        since = draft.since();
        tokenUrl = draft.oauth() == null ? null : draft.oauth().tokenUrl();
        clientId = draft.oauth() == null ? null : draft.oauth().clientId();
        scope = draft.oauth() == null ? null : draft.oauth().scope();
        secret = newSecret == null ? secret : newSecret;
        clientSecret = draft.oauth() == null ? null : newClientSecret == null ? clientSecret : newClientSecret;
        accessToken = null;
        accessUntil = null;
        revision++;
    }

    /** Whether its secret would be told to another server than until now: then it has to be given again, by somebody who knows it. */
    public boolean signsInElsewhere(AccountDraft draft) {
        boolean otherImap = !draft.imap().host().equals(imapHost);
        boolean otherSmtp = draft.smtp() != null && !draft.smtp().host().equals(smtpHost);
        boolean otherTokens = draft.oauth() == null ? tokenUrl != null : !draft.oauth().tokenUrl().equals(tokenUrl);
        return otherImap || otherSmtp || otherTokens;
    }

    /** The provider gave a new token. @param rotated the refresh token that counts from now on, sealed; null: as before */
    void granted(String sealedToken, Instant until, String rotated) {
        accessToken = sealedToken;
        accessUntil = until;
        secret = rotated == null ? secret : rotated;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whose mailbox it is; null: the whole installation's. */
    public Long inboxId() {
        return inboxId;
    }

    public EmailAddress address() {
        return EmailAddress.parse(address);
    }

    public boolean enabled() {
        return enabled;
    }

    public Endpoint imap() {
        return new Endpoint(imapHost, imapPort, imapSafety, imapUser);
    }

    /** The folder that is read. */
    public String folder() {
        return folder;
    }

    /** By what letters go out; null: by the installation's mail server. */
    public Endpoint smtp() {
        return smtpHost == null ? null : new Endpoint(smtpHost, smtpPort, smtpSafety, smtpUser);
    }

    /** Whether what is sent to {@code name+anything@domain} arrives there. */
    public boolean plusAddresses() {
        return plusAddresses;
    }

    /** Letters that came earlier are left alone; null: all are taken in. */
    public Instant since() {
        return since;
    }

    /** How tokens are got; null: it is opened by a password. */
    public OAuth oauth() {
        return tokenUrl == null ? null : new OAuth(tokenUrl, clientId, scope);
    }

    /** Counts the changes by administrators. */
    public int revision() {
        return revision;
    }

    /** Under what name its letters are stored, for good. */
    public String key() {
        return KEY + id;
    }

    String secret() {
        return secret;
    }

    String clientSecret() {
        return clientSecret;
    }

    String accessToken() {
        return accessToken;
    }

    Instant accessUntil() {
        return accessUntil;
    }
}
