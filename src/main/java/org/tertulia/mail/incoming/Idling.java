package org.tertulia.mail.incoming;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.lang.reflect.InvocationTargetException;

/**
 * IMAP's IDLE (RFC 2177). Jakarta Mail's interfaces do not know it, and the library that has it is not visible to applications on
 * every server, so it is called by its name; where there is no such method, the mailbox is looked at each ten seconds.
 */
final class Idling {

    private Idling() {
    }

    /** Whether the server offers it, and the library knows it. Ask before a folder is open: later it would take another connection. */
    static boolean offered(Store store) {
        try {
            store.getFolder("INBOX").getClass().getMethod("idle", boolean.class);
            return Boolean.TRUE.equals(store.getClass().getMethod("hasCapability", String.class).invoke(store, "IDLE"));
        } catch (ReflectiveOperationException | MessagingException unknown) {
            return false;
        }
    }

    /** Waits until the server says something, or until somebody else uses the folder. */
    static void await(Folder folder) throws MessagingException {
        try {
            folder.getClass().getMethod("idle", boolean.class).invoke(folder, true);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MessagingException failure) {
                throw failure;
            }
            throw new MessagingException("The connection broke while waiting for letters.", e);
        } catch (ReflectiveOperationException unknown) {
            throw new MessagingException("The mail library cannot wait for letters.", unknown);
        }
    }
}
