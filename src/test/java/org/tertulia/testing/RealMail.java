package org.tertulia.testing;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Exim and Dovecot as Debian packs them, in a folder of their own ({@code bin/test} unpacks it; nothing is installed), on loopback. All
 * addresses of a domain share one mailbox; a letter to {@code gone@…} is taken, and then comes back.
 */
public final class RealMail implements AutoCloseable {

    private static final Path ROOT = Path.of("target/mail-servers/root").toAbsolutePath();
    private static final String PASSWORD = "secret";

    private final int smtp = Ports.free();
    private final int imap = Ports.free();
    private final List<Process> processes = new ArrayList<>();

    /** Whether the servers are there, and may be run: changing the root takes root. */
    public static boolean available() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(ROOT.resolve("usr/sbin/exim4"))
                && Files.isExecutable(ROOT.resolve("usr/sbin/dovecot"));
    }

    public RealMail() {
        configure("etc/exim4/exim4.conf", "exim4.conf");
        configure("etc/dovecot/dovecot.conf", "dovecot.conf");
        run("rm", "-rf", ROOT + "/mail", ROOT + "/run/dovecot", ROOT + "/var/spool/exim4");
        run("mkdir", "-p", ROOT + "/mail", ROOT + "/run/dovecot", ROOT + "/var/spool/exim4", ROOT + "/var/log/exim4");
        run("chown", "-R", "8:8", ROOT + "/mail");
        run("chown", "-R", "101:101", ROOT + "/var/spool/exim4", ROOT + "/var/log/exim4");
        begin("/usr/sbin/dovecot", "-F");
        begin("/usr/sbin/exim4", "-bdf", "-q1m");
        Eventually.isTrue("the mail servers answer", () -> answers(smtp) && answers(imap));
    }

    private void configure(String file, String name) {
        try (InputStream template = RealMail.class.getResourceAsStream(name)) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("%SMTP%", Integer.toString(smtp)).replace("%IMAP%", Integer.toString(imap));
            Files.createDirectories(ROOT.resolve(file).getParent());
            Files.writeString(ROOT.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(String... command) {
        List<String> whole = new ArrayList<>(List.of("chroot", ROOT.toString()));
        whole.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(ROOT.resolve("var/log/output").toFile()).start();
            processes.add(process);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** For {@code TERTULIA_SMTP_URL}. */
    public String smtpUrl() {
        return "smtp://127.0.0.1:" + smtp + "?starttls=no";
    }

    /** The mailbox of a domain, for {@code TERTULIA_IMAP_URL}. */
    public String imapUrl(String domain) {
        return "imap://all%40" + domain + ":" + PASSWORD + "@127.0.0.1:" + imap + "/INBOX";
    }

    /** Somebody's mail program sends a letter. */
    public void send(String from, String to, String raw) {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtp, null, null);
            MimeMessage letter = new MimeMessage(session, new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
            session.getProperties().setProperty("mail.smtp.from", from);
            transport.sendMessage(letter, InternetAddress.parse(to));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the mailbox of a domain has so many letters, and gives them, oldest first. */
    public List<MimeMessage> awaitLetters(String domain, int count, Duration patience) {
        return Eventually.gives(patience, () -> {
            List<MimeMessage> come = letters(domain);
            if (come.size() < count) {
                throw new AssertionError(come.size() + " letters instead of " + count + " for " + domain);
            }
            return come;
        });
    }

    private List<MimeMessage> letters(String domain) throws MessagingException, IOException {
        Session session = Session.getInstance(new Properties());
        List<MimeMessage> letters = new ArrayList<>();
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", imap, "all@" + domain, PASSWORD);
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    ByteArrayOutputStream raw = new ByteArrayOutputStream();
                    message.writeTo(raw);
                    letters.add(new MimeMessage(session, new ByteArrayInputStream(raw.toByteArray())));
                }
            }
        }
        return letters;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> {
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
