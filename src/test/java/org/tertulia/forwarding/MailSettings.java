package org.tertulia.forwarding;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.tertulia.platform.Settings;
import org.tertulia.testing.Folders;

/** Settings with a mail server and a mailbox that a test chooses. */
public class MailSettings extends Settings {

    private final Path data = Folders.fresh("forwarding");
    private volatile String smtp;
    private volatile String imap;
    private volatile String domain;

    public void sendBy(String url) {
        smtp = url;
    }

    /** @param url of the mailbox that is said to be read; null for none */
    public void readBy(String url) {
        imap = url;
    }

    /** @param name a domain all of whose mail comes in, or null */
    public void allMailOf(String name) {
        domain = name;
    }

    @Override
    public Optional<URI> imapUrl() {
        return Optional.ofNullable(imap).map(URI::create);
    }

    @Override
    public Optional<String> mailDomain() {
        return Optional.ofNullable(domain);
    }

    @Override
    public Optional<URI> smtpUrl() {
        return Optional.ofNullable(smtp).map(URI::create);
    }

    @Override
    public String mailFrom() {
        return "support@tertulia.example";
    }

    @Override
    public Path data() {
        return data;
    }
}
