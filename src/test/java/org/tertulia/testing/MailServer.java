package org.tertulia.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * A mail server with SMTP and IMAP on loopback. Everything to the domain {@code tertulia.example} lies in one mailbox, which Tertulia
 * reads; every other address has a mailbox of its own.
 */
public final class MailServer implements AutoCloseable {

    public static final String OURS = "support@tertulia.example";
    private static final String DOMAIN = "@tertulia.example";
    private static final String PASSWORD = "secret";

    private final GreenMail server;
    private final GreenMailUser ours;

    public MailServer() {
        server = new GreenMail(new ServerSetup[] {new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
        server.start();
        ours = server.setUser(OURS, "support", PASSWORD);
        server.getUserManager().setMessageDeliveryHandler((message, address) -> mailboxOf(address.getEmail()));
    }

    private GreenMailUser mailboxOf(String address) throws UserException {
        GreenMailUser known = server.getUserManager().getUserByEmail(address);
        return known != null ? known : address.endsWith(DOMAIN) ? ours : user(address);
    }

    private GreenMailUser user(String address) throws UserException {
        GreenMailUser known = server.getUserManager().getUserByEmail(address);
        return known == null ? server.getUserManager().createUser(address, address, PASSWORD) : known;
    }

    /** For {@code TERTULIA_SMTP_URL}. */
    public String smtpUrl() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** For {@code TERTULIA_IMAP_URL}. */
    public String imapUrl() {
        return "imap://support:" + PASSWORD + "@127.0.0.1:" + server.getImap().getPort() + "/INBOX";
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** A mailbox of its own, with that user and password (or access token). */
    public void opens(String address, String user, String password) {
        server.setUser(address, user, password);
    }

    /** Somebody sends a letter to Tertulia's mailbox. */
    public void comes(String raw) {
        comes(ours, raw);
    }

    /** Somebody sends a letter to that mailbox. */
    public void comesTo(String address, String raw) {
        comes(server.getUserManager().getUserByEmail(address), raw);
    }

    private static void comes(GreenMailUser to, String raw) {
        try {
            to.deliver(new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until somebody has so many letters, and gives them, oldest first. */
    public List<MimeMessage> awaitLetters(String address, int count) {
        return Eventually.gives(Eventually.PATIENCE, () -> {
            List<MimeMessage> come = letters(address);
            if (come.size() < count) {
                throw new AssertionError(come.size() + " letters instead of " + count + " for " + address);
            }
            return come;
        });
    }

    private List<MimeMessage> letters(String address) {
        try {
            var folder = server.getManagers().getImapHostManager().getInbox(user(address));
            return folder.getMessages().stream().map(stored -> stored.getMimeMessage()).toList();
        } catch (UserException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
