package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.Settings;

/** Fetches what has come to the accounts that the settings name. */
@ApplicationScoped
public class Fetching {

    private static final Logger LOG = Logger.getLogger(Fetching.class.getName());

    @Inject
    Settings settings;
    @Inject
    Arrivals arrivals;
    @Inject
    MailAccounts accounts;

    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private MailDrop drop;

    /** The folder, if there is one. Not to be called twice at once. */
    void drop() {
        if (drop == null) {
            drop = settings.mailDrop().map(folder -> new MailDrop(folder, arrivals::store)).orElse(null);
        }
        try {
            if (drop != null && !drop.isEmpty()) {
                fetch(drop);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The folder that TERTULIA_MAIL_DROP names cannot be read.", e);
        }
    }

    /** The mailbox, if there is one. Not to be called twice at once. */
    void mailbox() {
        Optional<ImapUrl> url = settings.imapUrl().map(ImapUrl::of);
        url.ifPresent(known -> fetch(new ImapMailbox(known, arrivals::store, accounts)));
    }

    private void fetch(Source source) {
        if (!accounts.take(source.account())) {
            return;
        }
        String error = null;
        try {
            source.fetch();
            troubles.remove(source.account());
        } catch (IOException | MessagingException | RuntimeException e) {
            error = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            boolean known = error.equals(troubles.put(source.account(), error));
            LOG.log(known ? Level.FINE : Level.WARNING, "An account could not be read; it is tried again.", e);
        }
        accounts.done(source.account(), error);
    }
}
