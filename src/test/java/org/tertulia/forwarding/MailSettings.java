package org.tertulia.forwarding;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.tertulia.platform.Settings;
import org.tertulia.testing.Folders;

/** Settings with a mail server that a test chooses. Make it a bean as a nested class of the test. */
class MailSettings extends Settings {

    private final Path data = Folders.fresh("forwarding");
    private volatile String smtp;

    void sendBy(String url) {
        smtp = url;
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
