package org.tertulia.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.OAuth;
import org.tertulia.mail.account.Safety;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;

/** Reads a mailbox as it was sent. Of one that exists, what is absent stays; what an answer gave can be sent back. */
final class AccountDraftReader {

    private static final String[] FIELDS = {"id", "name", "inbox", "address", "enabled", "imap", "smtp", "plusAddresses", "since", "auth", "oauth",
            "secret", "reading"};

    private final Body body;
    private final Account known;

    private AccountDraftReader(Body body, Account known) {
        this.body = body.only(FIELDS);
        this.known = known;
    }

    /** @param known null for a new one */
    static AccountDraft read(Body body, Account known) {
        return new AccountDraftReader(body, known).draft();
    }

    private AccountDraft draft() {
        Body imap = body.object("imap");
        Body oauth = body.object("oauth");
        Boolean enabled = body.flag("enabled");
        Boolean plus = body.flag("plusAddresses");
        return new AccountDraft(body.has("name") || known == null ? body.text("name") : known.name(),
                body.has("inbox") || known == null ? body.id("inbox") : known.inboxId(), address(),
                enabled == null ? known == null || known.enabled() : enabled, imap == null ? theirs() : endpoint("imap", imap),
                imap != null && imap.has("folder") ? imap.text("folder") : known == null ? null : known.folder(), smtp(),
                plus == null ? known == null || known.plusAddresses() : plus,
                body.has("since") || known == null ? since() : known.since(),
                oauth != null ? OAuth.of(oauth.only("tokenUrl", "clientId", "scope", "clientSecret").text("tokenUrl"), oauth.text("clientId"), oauth.text("scope"))
                        : body.has("oauth") || known == null ? null : known.oauth(),
                body.text("secret"), oauth == null ? null : oauth.text("clientSecret"));
    }

    private EmailAddress address() {
        if (!body.has("address") && known != null) {
            return known.address();
        }
        try {
            return EmailAddress.parse(body.text("address"));
        } catch (Refusal refusal) {
            throw body.refused("address", refusal.code(), refusal.getMessage());
        }
    }

    private Endpoint theirs() {
        if (known == null) {
            throw body.refused("imap", "empty", "Say where the mailbox is read: host, port, safety and user.");
        }
        return known.imap();
    }

    private Endpoint smtp() {
        Body smtp = body.object("smtp");
        return smtp != null ? endpoint("smtp", smtp) : body.has("smtp") || known == null ? null : known.smtp();
    }

    private static Endpoint endpoint(String field, Body its) {
        its.only("host", "port", "safety", "user", "folder");
        return Endpoint.of(field, its.text("host"), its.number("port"), its.choice("safety", Safety.class), its.text("user"));
    }

    private Instant since() {
        String text = body.text("since");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw body.refused("since", "bad-instant", "Write an instant as ISO 8601 does, such as 2026-01-31T10:00:00Z.");
        }
    }
}
