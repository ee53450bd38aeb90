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
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mail server with SMTP and IMAP on loopback. Everything to the domain {@code tertulia.example} lies in one mailbox, which Tertulia
 * reads, and so does everything to a domain with a {@link #catchAll}; every other address has a mailbox of its own.
 */
public final class MailServer implements AutoCloseable {

    public static final String OURS = "support@tertulia.example";
    private static final String DOMAIN = "@tertulia.example";
    private static final String PASSWORD = "secret";

    private final GreenMail server;
    private final GreenMailUser ours;
    private final Map<String, GreenMailUser> catchAlls = new ConcurrentHashMap<>();
    private volatile boolean forgetful;

    public MailServer() {
        server = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()});
        server.start();
        ours = server.setUser(OURS, "support", PASSWORD);
        catchAlls.put(DOMAIN, ours);
        server.getUserManager().setMessageDeliveryHandler((message, address) -> {
            if (forgetful) {
                message.getMessage().removeHeader("Auto-Submitted");
                message.getMessage().removeHeader("X-Auto-Response-Suppress");
            }
            return mailboxOf(address.getEmail());
        });
    }

    private GreenMailUser mailboxOf(String address) throws UserException {
        GreenMailUser its = catchAlls.get(address.substring(address.lastIndexOf('@')));
        return its == null || server.getUserManager().getUserByEmail(address) != null ? user(address) : its;
    }

    /** Everything to this domain lies in one mailbox. @return for {@code TERTULIA_IMAP_URL} */
    public String catchAll(String domain) {
        catchAlls.put("@" + domain, server.setUser("all@" + domain, domain, PASSWORD));
        return "imap://" + domain + ":" + PASSWORD + "@127.0.0.1:" + server.getImap().getPort() + "/INBOX";
    }

    /** From now on letters lose the marks that they were written by a machine, as they do on the way through some mail servers. */
    public void losesMarks() {
        forgetful = true;
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
        deliver(ours, raw);
    }

    /** Somebody sends a letter to the mailbox of a domain with a {@link #catchAll}. */
    public void comes(String domain, String raw) {
        deliver(catchAlls.get("@" + domain), raw);
    }

    /** Somebody sends a letter to that mailbox. */
    public void comesTo(String address, String raw) {
        deliver(server.getUserManager().getUserByEmail(address), raw);
    }

    private static void deliver(GreenMailUser to, String raw) {
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
