package org.tertulia.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;

/** A real SMTP server on a free loopback port, that keeps what it receives. */
public final class Smtp implements AutoCloseable {

    private final GreenMail server;

    public Smtp() {
        server = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** For {@code TERTULIA_SMTP_URL}. */
    public String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** What has come so far, oldest first. */
    public List<MimeMessage> letters() {
        return List.of(server.getReceivedMessages());
    }

    /** Waits until so many have come, and gives them all. */
    public List<MimeMessage> awaitLetters(int count) {
        return awaitLetters(count, Eventually.PATIENCE);
    }

    public List<MimeMessage> awaitLetters(int count, Duration patience) {
        return Eventually.gives(patience, () -> {
            List<MimeMessage> come = letters();
            if (come.size() < count) {
                throw new AssertionError(come.size() + " letters instead of " + count);
            }
            return come;
        });
    }

    /** Forgets what has come. */
    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
