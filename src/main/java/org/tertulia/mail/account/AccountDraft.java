package org.tertulia.mail.account;

import java.time.Instant;
import java.util.Objects;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/**
 * What an administrator wants a mailbox to be.
 *
 * @param name          for people
 * @param inbox         whose mailbox it is; null: the whole installation's
 * @param address       to which people write, and from which letters go out
 * @param enabled       whether it is used
 * @param imap          where it is read
 * @param folder        which folder is read
 * @param smtp          by what letters go out; null: by the installation's mail server
 * @param plusAddresses whether what is sent to {@code name+anything@domain} arrives there
 * @param since         letters that came earlier are left alone; null: all are taken in
 * @param oauth         how tokens are got; null: the secret is a password
 * @param secret        the password, or the refresh token; null: as before
 * @param clientSecret  by which this installation proves itself to the token endpoint; null: as before, or none
 */
public record AccountDraft(String name, Long inbox, EmailAddress address, boolean enabled, Endpoint imap, String folder, Endpoint smtp,
                           boolean plusAddresses, Instant since, OAuth oauth, String secret, String clientSecret) {

    private static final int LONGEST_SECRET = 4000;

    /** @throws Refusal that names the field at fault */
    public AccountDraft {
        Objects.requireNonNull(address);
        Objects.requireNonNull(imap);
        name = Text.line("name", name, 100) == null ? address.value().substring(0, Math.min(100, address.value().length())) : Text.line("name", name, 100);
        folder = Text.line("folder", folder, 200) == null ? "INBOX" : Text.line("folder", folder, 200);
        if (imap.user() == null) {
            throw Refusal.invalid("imap.user", "empty", "Fill in this field.");
        }
        secret = within("secret", secret);
        clientSecret = within("oauth.clientSecret", clientSecret);
    }

    private static String within(String field, String secret) {
        if (secret != null && (secret.length() > LONGEST_SECRET || secret.chars().anyMatch(Character::isISOControl))) {
            throw Refusal.invalid(field, "bad-secret", "Use at most " + LONGEST_SECRET + " characters, and no line breaks.");
        }
        return secret == null || secret.isEmpty() ? null : secret;
    }

    /** Without the secrets, should it ever be printed. */
    @Override
    public String toString() {
        return "AccountDraft " + name;
    }
}
