package org.tertulia.mail.incoming;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Predicate;

/**
 * A mailbox, read by IMAP from the last letter that is stored. Nothing in it is changed: not even read marks. Letters come in
 * batches, and after each the place is written down, so that ten thousand waiting letters survive a restart in between.
 */
final class ImapMailbox implements Source {

    private static final int BATCH = 100;

    private final ImapUrl url;
    private final Predicate<Arrival> store;
    private final MailAccounts accounts;

    ImapMailbox(ImapUrl url, Predicate<Arrival> store, MailAccounts accounts) {
        this.url = url;
        this.store = store;
        this.accounts = accounts;
    }

    @Override
    public String account() {
        return url.account();
    }

    @Override
    public void fetch() throws MessagingException, IOException {
        try (Store mailbox = Session.getInstance(url.properties()).getStore()) {
            mailbox.connect(url.host(), url.port(), url.user(), url.password());
            try (Folder folder = mailbox.getFolder(url.folder())) {
                folder.open(Folder.READ_ONLY);
                fetch(folder, (UIDFolder) folder);
            }
        }
    }

    private void fetch(Folder folder, UIDFolder numbers) throws MessagingException, IOException {
        long validity = numbers.getUIDValidity();
        long last = accounts.lastUid(account(), validity);
        boolean ours = true;
        Message[] waiting = numbers.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        for (int from = 0; from < waiting.length && ours; from += BATCH) {
            Message[] batch = Arrays.copyOfRange(waiting, from, Math.min(waiting.length, from + BATCH));
            FetchProfile what = new FetchProfile();
            what.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(batch, what);
            for (Message message : batch) {
                long uid = numbers.getUID(message);
                // asked for "everything from here", a server gives its last letter even if that is older (RFC 3501, 6.4.8)
                if (uid > last && !message.isExpunged()) {
                    store.test(Arrival.mailed(account(), validity, uid, raw(message)));
                    last = uid;
                }
            }
            ours = accounts.readUpTo(account(), validity, last);
        }
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
        return raw.toByteArray();
    }
}
