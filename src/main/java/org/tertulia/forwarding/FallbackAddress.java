package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;

/**
 * The address that every inbox has at once, before anybody connects a mailbox for it (row D5), such as
 * {@code sales+k3m9x2p7qa@mail.example.com}. At a domain all of whose mail comes here it begins with the inbox's name; where only a
 * mailbox with plus addresses is read, with that mailbox. The key behind the plus says which inbox is meant.
 */
@ApplicationScoped
@Transactional
public class FallbackAddress {

    private static final Pattern FORM = Pattern.compile("[^@]*\\+([a-z2-9]{10})@[^@]+");
    private static final int LONGEST_NAME = 40;

    @Inject
    Settings settings;
    @Inject
    Accounts accounts;
    @Inject
    Inboxes inboxes;

    /** The inbox's address; empty where no mail comes to the installation as a whole. */
    public Optional<EmailAddress> of(Inbox inbox) {
        return settings.mailDomain().map(domain -> slug(inbox.name()) + '@' + domain).or(this::mailbox)
                .map(mailbox -> mailbox.replaceFirst("@", "+" + key(inbox) + "@")).flatMap(EmailAddress::find);
    }

    private String key(Inbox inbox) {
        return inbox.mailKey() == null ? inboxes.mailKey(inbox.id()) : inbox.mailKey();
    }

    /** The inbox for which this address was made. */
    public Optional<Inbox> inbox(String address) {
        Matcher form = FORM.matcher(address);
        return form.matches() ? inboxes.byMailKey(form.group(1)) : Optional.empty();
    }

    /** The mailbox of the settings has the address that letters come from, as answers come to that; else it is the installation's account. */
    private Optional<String> mailbox() {
        Optional<String> named = settings.imapUrl().map(URI::getHost).map(read -> settings.mailFrom())
                .filter(address -> !address.endsWith("@localhost")).map(address -> address.toLowerCase(Locale.ROOT));
        return named.or(() -> accounts.enabled().stream().filter(account -> account.inboxId() == null && account.plusAddresses()).findFirst()
                .map(Account::address).map(EmailAddress::value));
    }

    /** The name as far as it can stand in any address: ASCII letters, digits, hyphens. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replace("ß", "ss").replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String brief = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("^-|-$", "");
        return brief.isEmpty() ? "inbox" : brief;
    }
}
