package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tertulia.platform.Settings;

/** Whether mail is read at all. */
@ApplicationScoped
public class IncomingAccounts {

    @Inject
    Settings settings;

    /** Whether answers to letters come back: there is a mailbox, or a folder that somebody fills. */
    public boolean any() {
        return settings.imapUrl().isPresent() || settings.mailDrop().isPresent();
    }
}
