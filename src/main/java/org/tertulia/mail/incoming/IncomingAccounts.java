package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.platform.Settings;

/** What is read: the mailbox and the folder that the settings name, and the mailboxes that administrators have connected. */
@ApplicationScoped
public class IncomingAccounts {

    @Inject
    Settings settings;
    @Inject
    Accounts connected;
    @Inject
    MailAccounts accounts;

    /** Whether answers to letters come back: there is a mailbox, or a folder that somebody fills. */
    public boolean any() {
        return settings.imapUrl().isPresent() || settings.mailDrop().isPresent() || !connected.enabled().isEmpty();
    }

    /** How the reading of each goes; of one that was never looked at, nothing is said, nor of one that is read no more. */
    public List<Reading> readings() {
        return accounts.readings().stream().filter(each -> !each.ofSettings() || named(each.account())).toList();
    }

    /** Whether the settings name the mailbox or folder whose letters are stored under this name. */
    private boolean named(String account) {
        return account.equals(MailDrop.ACCOUNT) ? settings.mailDrop().isPresent()
                : settings.imapUrl().map(ImapUrl::of).filter(url -> url.account().equals(account)).isPresent();
    }

    /** The mailboxes that are to be read now. */
    List<Wanted> wanted() {
        Stream<Wanted> named = settings.imapUrl().map(ImapUrl::of).stream()
                .map(url -> new Wanted(url.account(), url.toString(), url.server(), null, () -> url));
        return Stream.concat(named, connected.enabled().stream().map(this::wanted)).toList();
    }

    private Wanted wanted(Account account) {
        return new Wanted(account.key(), Integer.toString(account.revision()), account.imap().server(), account.since(),
                () -> ImapUrl.of(account.imap(), account.folder(), connected.login(account)));
    }
}
