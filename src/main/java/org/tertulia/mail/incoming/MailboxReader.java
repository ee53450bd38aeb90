package org.tertulia.mail.incoming;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.mail.Diagnosis;
import org.tertulia.mail.Trouble;

/**
 * Reads one mailbox that this node has taken, on a thread of its own: stores what is there and, where the server says by itself when
 * something comes, waits for that; until something goes wrong or somebody ends it. Then the mailbox is free again.
 */
final class MailboxReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class.getName());

    private final Wanted wanted;
    private final boolean stays;
    private final Predicate<Arrival> store;
    private final MailAccounts accounts;
    private int count = -1;
    private volatile boolean restless;
    private volatile ImapMailbox open;
    private volatile boolean ending;
    private volatile boolean leaving;
    private volatile Trouble trouble;

    /** @param stays whether it waits for more where the server can say so; else it reads what is there */
    MailboxReader(Wanted wanted, boolean stays, Predicate<Arrival> store, MailAccounts accounts) {
        this.wanted = wanted;
        this.stays = stays;
        this.store = store;
        this.accounts = accounts;
    }

    @Override
    public void run() {
        try (ImapMailbox mailbox = new ImapMailbox(wanted.account(), wanted.way().get(), wanted.since(), store, accounts)) {
            open = mailbox;
            boolean listens = stays && mailbox.listens();
            boolean ours = ending || look(mailbox, listens);
            while (ours && listens && !ending) {
                mailbox.await();
                ours = ending || look(mailbox, true);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            if (!ending) {
                trouble = Diagnosis.trouble(e, wanted.server());
                LOG.log(Level.FINE, "A mailbox could not be read; it is tried again.", e);
            }
        } finally {
            open = null;
            done();
        }
    }

    /** Where it cannot be told now, the account is free when its time is up. */
    private void done() {
        try {
            if (!leaving) {
                accounts.done(wanted.account(), trouble);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The end of reading could not be written down.", e);
        }
    }

    private boolean look(ImapMailbox mailbox, boolean listens) throws MessagingException, IOException {
        int before;
        boolean ours;
        int first = count;
        do {
            before = mailbox.count();
            ours = mailbox.fetch();
            count = mailbox.count();
        } while (ours && !ending && count > before);
        restless = count != first;
        if (ours) {
            accounts.looked(wanted.account(), listens);
        }
        return ours;
    }

    /** Lets it look whether anything has come, and whether the connection is alive. May wait for the server. */
    void nudge() {
        ImapMailbox mailbox = open;
        if (mailbox != null) {
            mailbox.nudge();
        }
    }

    /** Ends it. May wait for the server, to take leave. */
    void end() {
        ending = true;
        ImapMailbox mailbox = open;
        if (mailbox != null) {
            try {
                mailbox.close();
            } catch (MessagingException e) {
                LOG.log(Level.FINE, "The mail server hung up first.", e);
            }
        }
    }

    /** As {@link #end}, when the server stops: it has taken the database away already, and other nodes know that this one is gone. */
    void leave() {
        leaving = true;
        end();
    }

    /** Whether something came at the last look: what came just then, between looking and waiting, some servers keep to themselves. */
    boolean restless() {
        return restless;
    }

    /** What went wrong in the end, or null. */
    Trouble trouble() {
        return trouble;
    }
}
