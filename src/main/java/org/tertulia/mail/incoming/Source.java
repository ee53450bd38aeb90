package org.tertulia.mail.incoming;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** Somewhere letters come from. */
interface Source {

    /** Its name for good: what is stored of it is found under that. */
    String account();

    /**
     * Stores what is new. Called while the account is this node's; may be called again after a crash at any point.
     *
     * @throws IOException        where the folder cannot be read
     * @throws MessagingException where the mailbox cannot be read
     */
    void fetch() throws IOException, MessagingException;
}
