package org.tertulia.mail.incoming;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.function.Predicate;

/**
 * A mailbox, read by IMAP from the last letter that is stored. Nothing in it is changed: not even read marks. Letters come in
 * batches, and after each the place is written down, so that ten thousand waiting letters survive a restart in between; one letter
 * at a time is in memory.
 */
final class ImapMailbox implements AutoCloseable {

    private static final int BATCH = 100;
    /** So often a letter that its server cannot give is asked for, before a note stands in its place. */
    private static final int PATIENCE = 5;

    private final String account;
    private final Instant since;
    private final Predicate<Arrival> store;
    private final MailAccounts accounts;
    private final Store mailbox;
    private final Folder folder;
    private final boolean listens;

    /** Opens it. @param since letters that came earlier are left alone; null: all are taken in. @param store says whether a letter was new */
    ImapMailbox(String account, ImapUrl url, Instant since, Predicate<Arrival> store, MailAccounts accounts) throws MessagingException {
        this.account = account;
        this.since = since;
        this.store = store;
        this.accounts = accounts;
        this.mailbox = Session.getInstance(url.properties()).getStore();
        try {
            mailbox.connect(url.host(), url.port(), url.user(), url.password());
            listens = Idling.offered(mailbox);
            folder = mailbox.getFolder(url.folder());
            folder.open(Folder.READ_ONLY);
        } catch (MessagingException | RuntimeException e) {
            mailbox.close();
            throw e;
        }
    }

    /** Stores what is new. @return false when the account is not this node's any more */
    boolean fetch() throws MessagingException, IOException {
        UIDFolder numbers = (UIDFolder) folder;
        long validity = numbers.getUIDValidity();
        long last = accounts.lastUid(account, validity);
        boolean ours = true;
        Message[] waiting = numbers.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        for (int from = 0; from < waiting.length && ours; from += BATCH) {
            Message[] batch = Arrays.copyOfRange(waiting, from, Math.min(waiting.length, from + BATCH));
            Arrays.fill(waiting, from, from + batch.length, null);
            FetchProfile what = new FetchProfile();
            what.add(UIDFolder.FetchProfileItem.UID);
            what.add(FetchProfile.Item.ENVELOPE);  // with the size and the day of arrival
            folder.fetch(batch, what);
            boolean some = false;
            long reached = last;
            for (Message message : batch) {
                long uid = numbers.getUID(message);
                // asked for "everything from here", a server gives its last letter even if that is older (RFC 3501, 6.4.8)
                if (uid > reached) {
                    some |= wanted(message) && take(message, validity, uid);
                    reached = uid;
                }
            }
            ours = reached == last ? accounts.keep(account) : accounts.readUpTo(account, validity, reached, waiting.length - from - batch.length, some);
            last = reached;
        }
        return ours;
    }

    private boolean wanted(Message message) throws MessagingException {
        Date came = since == null || message.isExpunged() ? null : message.getReceivedDate();
        return !message.isExpunged() && (came == null || !came.toInstant().isBefore(since));
    }

    private boolean take(Message message, long validity, long uid) throws MessagingException, IOException {
        byte[] raw;
        try {
            raw = raw(message);
        } catch (MessageRemovedException gone) {
            return false;
        } catch (FolderClosedException | StoreClosedException broken) {
            throw broken;
        } catch (MessagingException | IOException damaged) {
            if (!folder.isOpen() || accounts.failures(account) < PATIENCE) {
                throw damaged;
            }
            raw = ("Subject: [A letter that its server cannot give]\r\n\r\nLetter " + uid + " is in the mailbox, but its server does not give it: "
                    + damaged.getMessage() + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        return store.test(Arrival.mailed(account, validity, uid, raw));
    }

    /** Of a letter that is too large only its headers come, so that somebody learns of it. */
    private static byte[] raw(Message message) throws MessagingException, IOException {
        if (message.getSize() > MailDrop.MOST) {
            return (String.join("\r\n", Collections.list(((MimeMessage) message).getNonMatchingHeaderLines(new String[] {"Content-Type"})))
                    + "\r\n\r\n[This letter has " + message.getSize() + " bytes, which is too much. It is still in the mailbox.]\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream(Math.max(1024, message.getSize()));
        message.writeTo(raw);
        if (raw.size() == 0) {
            // the library takes a refusal for an empty letter; nothing must be lost by that
            throw new MessagingException("The mail server did not give a letter.");
        }
        return raw.toByteArray();
    }

    /** How many letters the mailbox has, as far as the server has said. */
    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    /** Whether its server says by itself when something comes. */
    boolean listens() {
        return listens;
    }

    /** Waits until something comes, or until {@link #nudge} or {@link #close} from another thread. Whatever it was, look then. */
    void await() throws MessagingException {
        Idling.await(folder);
    }

    /** Ends the waiting, and learns whether the connection is alive: an IDLE of 29 minutes and more may be cut (RFC 2177). */
    void nudge() {
        folder.isOpen();
    }

    @Override
    public void close() throws MessagingException {
        mailbox.close();
    }
}
