package org.tertulia.web.settings;

import java.time.Instant;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.OAuth;
import org.tertulia.mail.account.Safety;
import org.tertulia.mail.account.Suggestion;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;

/** The fields of a connected mailbox, as they are typed. Secrets are typed and never shown. */
public class AccountForm {

    private String name;
    private Long inbox;
    private String address;
    private boolean enabled = true;
    private String imapHost;
    private String imapPort;
    private Safety imapSafety = Safety.TLS;
    private String imapUser;
    private String folder = "INBOX";
    private boolean sends = true;
    private String smtpHost;
    private String smtpPort;
    private Safety smtpSafety = Safety.TLS;
    private String smtpUser;
    private boolean plus = true;
    private boolean fresh = true;
    private boolean token;
    private String secret;
    private String tokenUrl;
    private String clientId;
    private String clientSecret;
    private String scope;

    void show(Account its) {
        name = its.name();
        inbox = its.inboxId();
        address = its.address().value();
        enabled = its.enabled();
        folder = its.folder();
        plus = its.plusAddresses();
        read(its.imap(), its.smtp());
        token = its.oauth() != null;
        if (token) {
            tokenUrl = its.oauth().tokenUrl();
            clientId = its.oauth().clientId();
            scope = its.oauth().scope();
        }
    }

    void fill(Suggestion found) {
        read(found.imap(), found.smtp());
        plus = found.plusAddresses() == null || found.plusAddresses();
        tokenUrl = found.tokenUrl();
        scope = found.scope();
        token = "microsoft".equals(found.note());
    }

    private void read(Endpoint imap, Endpoint smtp) {
        imapHost = imap.host();
        imapPort = Integer.toString(imap.port());
        imapSafety = imap.safety();
        imapUser = imap.user();
        sends = smtp != null;
        if (sends) {
            smtpHost = smtp.host();
            smtpPort = Integer.toString(smtp.port());
            smtpSafety = smtp.safety();
            smtpUser = smtp.user();
        }
    }

    /** @param known what was there before, or null. @throws Refusal that names the field at fault */
    AccountDraft draft(Account known, Instant now) {
        EmailAddress its = EmailAddress.parse(address);
        Endpoint imap = Endpoint.of("imap", imapHost, number("imap.port", imapPort), imapSafety, imapUser);
        Endpoint smtp = sends ? Endpoint.of("smtp", smtpHost, number("smtp.port", smtpPort), smtpSafety, smtpUser) : null;
        OAuth oauth = token ? OAuth.of(tokenUrl, clientId, scope) : null;
        Instant since = known != null ? known.since() : fresh ? now : null;
        return new AccountDraft(name, inbox, its, enabled, imap, folder, smtp, plus, since, oauth, secret, clientSecret);
    }

    private static Integer number(String field, String typed) {
        String digits = typed == null ? "" : typed.strip();
        if (!digits.matches("\\d{1,5}")) {
            throw Refusal.invalid(field, "out-of-range", "A port is a number from 1 to 65535.");
        }
        return Integer.valueOf(digits);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Long getInbox() {
        return inbox;
    }

    public void setInbox(Long inbox) {
        this.inbox = inbox;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getImapHost() {
        return imapHost;
    }

    public void setImapHost(String imapHost) {
        this.imapHost = imapHost;
    }

    public String getImapPort() {
        return imapPort;
    }

    public void setImapPort(String imapPort) {
        this.imapPort = imapPort;
    }

    public Safety getImapSafety() {
        return imapSafety;
    }

    public void setImapSafety(Safety imapSafety) {
        this.imapSafety = imapSafety;
    }

    public String getImapUser() {
        return imapUser;
    }

    public void setImapUser(String imapUser) {
        this.imapUser = imapUser;
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public boolean isSends() {
        return sends;
    }

    public void setSends(boolean sends) {
        this.sends = sends;
    }

    public String getSmtpHost() {
        return smtpHost;
    }

    public void setSmtpHost(String smtpHost) {
        this.smtpHost = smtpHost;
    }

    public String getSmtpPort() {
        return smtpPort;
    }

    public void setSmtpPort(String smtpPort) {
        this.smtpPort = smtpPort;
    }

    public Safety getSmtpSafety() {
        return smtpSafety;
    }

    public void setSmtpSafety(Safety smtpSafety) {
        this.smtpSafety = smtpSafety;
    }

    public String getSmtpUser() {
        return smtpUser;
    }

    public void setSmtpUser(String smtpUser) {
        this.smtpUser = smtpUser;
    }

    public boolean isPlus() {
        return plus;
    }

    public void setPlus(boolean plus) {
        this.plus = plus;
    }

    /** Whether a new mailbox begins with what comes from now on. */
    public boolean isFresh() {
        return fresh;
    }

    public void setFresh(boolean fresh) {
        this.fresh = fresh;
    }

    /** Whether it is opened by OAuth 2, and not by a password. */
    public boolean isToken() {
        return token;
    }

    public void setToken(boolean token) {
        this.token = token;
    }

    public String getSecret() {
        return null;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getTokenUrl() {
        return tokenUrl;
    }

    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return null;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }
}
