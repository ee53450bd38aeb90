package org.tertulia.mail.trial;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Login;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Token;

/** The trials of mailboxes that run on this node, and those that have ended within a quarter of an hour. */
@ApplicationScoped
public class Trials {

    private static final int AT_ONCE = 8;
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofMinutes(15);

    @Inject
    Accounts accounts;
    @Inject
    Mailer mailer;
    @Resource
    ManagedThreadFactory threads;

    private final Cache<String, Trial> trials = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

    /**
     * Begins to try a mailbox out.
     *
     * @param known    whose stored secret is used where the draft has none and the servers are the same; or null
     * @param language of the letters that are sent
     * @return by what it is looked for
     * @throws Refusal without a secret, or when too many are being tried out
     */
    public String start(AccountDraft draft, Account known, String language) {
        boolean stored = draft.secret() == null && known != null && !known.signsInElsewhere(draft);
        if (draft.secret() == null && !stored) {
            throw Refusal.invalid("secret", known == null ? "empty" : "give-again", "Enter the password again: the account is to sign in elsewhere.");
        }
        if (trials.asMap().values().stream().filter(trial -> !trial.done()).count() >= AT_ONCE) {
            throw Refusal.tooMany("Several mailboxes are being tried out. Wait until that is done.");
        }
        Supplier<Login> way = stored ? () -> accounts.login(known) : () -> accounts.trial(draft, known);
        String key = Token.fresh(18);
        Trial trial = new Trial(draft, way, mailer, language, ON_ITS_WAY, LATER);
        trials.put(key, trial);
        Thread thread = threads.newThread(trial);
        thread.setName("tertulia trial of a mailbox");
        thread.start();
        return key;
    }

    /** Empty where it was too long ago, or runs on another node. */
    public Optional<Trial> find(String key) {
        return key == null ? Optional.empty() : Optional.ofNullable(trials.getIfPresent(key));
    }
}
