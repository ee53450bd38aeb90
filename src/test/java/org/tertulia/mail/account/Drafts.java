package org.tertulia.mail.account;

import java.time.Instant;
import org.tertulia.platform.EmailAddress;

/** Accounts for tests, on a mail server of this machine. */
public final class Drafts {

    private Drafts() {
    }

    public static AccountDraft password(Long inbox, String address, String user, String password, int imapPort, Integer smtpPort) {
        return new AccountDraft(null, inbox, EmailAddress.parse(address), true, Endpoint.of("imap", "127.0.0.1", imapPort, Safety.NONE, user), null,
                smtpPort == null ? null : Endpoint.of("smtp", "127.0.0.1", smtpPort, Safety.NONE, user), true, null, null, password, null);
    }

    public static AccountDraft token(String address, String user, OAuth oauth, String refreshToken, int imapPort, Integer smtpPort) {
        AccountDraft like = password(null, address, user, refreshToken, imapPort, smtpPort);
        return new AccountDraft(null, null, like.address(), true, like.imap(), null, like.smtp(), true, null, oauth, refreshToken, "client's secret");
    }

    public static AccountDraft since(AccountDraft draft, Instant since) {
        return new AccountDraft(draft.name(), draft.inbox(), draft.address(), draft.enabled(), draft.imap(), draft.folder(), draft.smtp(),
                draft.plusAddresses(), since, draft.oauth(), draft.secret(), draft.clientSecret());
    }

    public static AccountDraft enabled(AccountDraft draft, boolean enabled) {
        return new AccountDraft(draft.name(), draft.inbox(), draft.address(), enabled, draft.imap(), draft.folder(), draft.smtp(),
                draft.plusAddresses(), draft.since(), draft.oauth(), null, null);
    }

    public static AccountDraft withoutPlus(AccountDraft draft) {
        return new AccountDraft(draft.name(), draft.inbox(), draft.address(), draft.enabled(), draft.imap(), draft.folder(), draft.smtp(),
                false, draft.since(), draft.oauth(), draft.secret(), draft.clientSecret());
    }
}
