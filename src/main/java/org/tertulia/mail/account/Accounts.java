package org.tertulia.mail.account;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Vault;

/** The mailboxes that administrators have connected. */
@ApplicationScoped
@Transactional
public class Accounts {

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Settings settings;
    @Inject
    Vault vault;
    @Inject
    Logins logins;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    private final Map<Long, Object> asking = new ConcurrentHashMap<>();

    /** @throws Refusal when it has no secret, or the mailbox is read already */
    public Account add(AccountDraft draft) {
        if (draft.secret() == null) {
            throw Refusal.invalid("secret", "empty", "Fill in this field.");
        }
        unread(draft, null);
        Account account = new Account(clock.now());
        account.become(draft, sealed(draft.secret()), sealed(draft.clientSecret()));
        em.persist(account);
        changed();
        return account;
    }

    /** @throws Refusal when there is none with this id, or the mailbox is read already by another */
    public Account change(long id, AccountDraft draft) {
        Account account = get(id);
        if (draft.secret() == null && account.signsInElsewhere(draft)) {
            throw Refusal.invalid("secret", "give-again", "Enter the password again: the account is to sign in elsewhere.");
        }
        unread(draft, id);
        boolean otherMailbox = !draft.imap().host().equals(account.imap().host()) || !draft.imap().user().equals(account.imap().user()) || !draft.folder().equals(account.folder());
        account.become(draft, sealed(draft.secret()), sealed(draft.clientSecret()));
        if (otherMailbox) {
            // its letters have other numbers; what was stored is known by its content
            em.createQuery("update MailAccount a set a.uidValidity = null, a.lastUid = 0 where a.account = :key").setParameter("key", account.key()).executeUpdate();
        }
        changed();
        return account;
    }

    /** It is not read any more; the letters that came by it stay. */
    public void delete(long id) {
        Account account = get(id);
        em.createQuery("delete from MailAccount a where a.account = :key").setParameter("key", account.key()).executeUpdate();
        em.remove(account);
        changed();
    }

    /** @throws Refusal when there is none with this id */
    public Account get(long id) {
        return Optional.ofNullable(em.find(Account.class, id)).orElseThrow(() -> Refusal.missing("mail account"));
    }

    public List<Account> all() {
        return em.createQuery("select a from Account a order by a.name, a.id", Account.class).getResultList();
    }

    /** Those that are used. A letter is written by asking for them several times: a transaction reads them once. */
    public List<Account> enabled() {
        Enabled known = (Enabled) transaction.getResource(Enabled.class);
        if (known == null || known.accounts() == null) {
            known = new Enabled(em.createQuery("select a from Account a where a.enabled = true order by a.id", Account.class).getResultList());
            transaction.putResource(Enabled.class, known);
        }
        return known.accounts();
    }

    /** @param accounts null where they have changed since */
    private record Enabled(List<Account> accounts) {
    }

    private void changed() {
        em.flush();
        transaction.putResource(Enabled.class, new Enabled(null));
    }

    /** The account by which letters from this address go out; empty: by the installation's mail server. */
    public Optional<Account> sending(EmailAddress from) {
        return em.createQuery("select a from Account a where a.address = :address and a.enabled = true and a.smtpHost is not null order by a.id",
                Account.class).setParameter("address", from.value()).setMaxResults(1).getResultStream().findFirst();
    }

    /** The account by which an inbox's letters go out; empty where it has none that sends. @param inbox null: the whole installation's */
    public Optional<Account> sendingFor(Long inbox) {
        return enabled().stream().filter(account -> account.smtp() != null && Objects.equals(account.inboxId(), inbox)).findFirst();
    }

    /** The account to which answers to an inbox's letters come; empty where it has none of its own. */
    public Optional<Account> readingFor(long inbox) {
        List<Account> own = enabled().stream().filter(account -> account.inboxId() != null && account.inboxId() == inbox).toList();
        return own.stream().filter(account -> account.smtp() != null).findFirst().or(() -> own.stream().findFirst());
    }

    /** The inbox whose mailbox this is, by the name under which its letters are stored. */
    public Optional<Long> inboxOf(String key) {
        return key.matches("account:\\d{1,18}") ? Optional.ofNullable(em.find(Account.class, Long.valueOf(key.substring(8)))).map(Account::inboxId)
                : Optional.empty();
    }

    /**
     * What to sign in with now. Asks the provider for a token where one is needed, so call it outside of transactions.
     *
     * @throws NoLogin where there is nothing to sign in with
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Login login(Account account) {
        // one at a time: a provider may take two uses of the same refresh token for theft
        synchronized (asking.computeIfAbsent(account.id(), id -> new Object())) {
            Logins.Kept kept = logins.kept(account.id()).orElseThrow(() -> new NoLogin(null, "The account is gone."));
            if (kept.oauth() == null) {
                return new Login(kept.refresh(), false);
            }
            return new Login(kept.token() == null ? fresh(account.id(), kept) : kept.token(), true);
        }
    }

    private String fresh(long id, Logins.Kept kept) {
        TokenEndpoint.Grant grant;
        try {
            grant = TokenEndpoint.ask(kept.oauth(), kept.clientSecret(), kept.refresh());
        } catch (NoLogin refused) {
            // another node may have been quicker, and have got another refresh token with its answer
            return logins.kept(id).filter(now -> now.token() != null && !now.refresh().equals(kept.refresh())).orElseThrow(() -> refused).token();
        }
        logins.granted(id, kept.refresh(), grant);
        return grant.token();
    }

    /**
     * What a draft would sign in with: for trying it out before it is kept.
     *
     * @param known whose client secret is used where the draft has none and the token endpoint is the same; or null
     * @throws NoLogin where the provider gives no token
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Login trial(AccountDraft draft, Account known) {
        if (draft.oauth() == null) {
            return new Login(draft.secret(), false);
        }
        boolean same = known != null && known.oauth() != null && known.oauth().tokenUrl().equals(draft.oauth().tokenUrl());
        String client = draft.clientSecret() == null && same ? vault.open(Account.PURPOSE, known.clientSecret()).orElse(null) : draft.clientSecret();
        return new Login(TokenEndpoint.ask(draft.oauth(), client, draft.secret()).token(), true);
    }

    private void unread(AccountDraft draft, Long except) {
        Optional<Account> other = em.createQuery("select a from Account a where a.imapHost = :host and a.imapUser = :user and a.folder = :folder", Account.class)
                .setParameter("host", draft.imap().host()).setParameter("user", draft.imap().user()).setParameter("folder", draft.folder())
                .getResultStream().filter(account -> !account.id().equals(except)).findFirst();
        if (other.isPresent()) {
            throw Refusal.conflict("mailbox-connected", "This mailbox is connected already.", other.get().id());
        }
        if (settings.imapUrl().filter(url -> names(url, draft)).isPresent()) {
            throw Refusal.conflict("mailbox-in-settings", "TERTULIA_IMAP_URL names this mailbox: it is read already.", null);
        }
    }

    private static boolean names(URI url, AccountDraft draft) {
        String user = url.getRawUserInfo() == null ? "" : url.getRawUserInfo().split(":", 2)[0].replace("+", "%2B");
        String folder = url.getPath() == null ? "" : url.getPath().replaceFirst("^/", "");
        return draft.imap().host().equalsIgnoreCase(url.getHost()) && (url.getPort() < 0 || url.getPort() == draft.imap().port())
                && draft.imap().user().equals(URLDecoder.decode(user, StandardCharsets.UTF_8))
                && draft.folder().equals(folder.isEmpty() ? "INBOX" : folder);
    }

    private String sealed(String secret) {
        return vault.seal(Account.PURPOSE, secret);
    }
}
