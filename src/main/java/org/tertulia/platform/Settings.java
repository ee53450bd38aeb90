package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The environment's settings, typed. The names and defaults are the public interface's
 * ({@code TERTULIA_PORT} is {@link #port()}); an empty value counts as none.
 *
 * <p>Where no container gives one, {@code new Settings()} reads the same.
 *
 * <p>Each method throws {@link WrongSetting}, whose message names the setting, when the value cannot be used.
 */
@ApplicationScoped
public class Settings {

    /** A name, an IPv4 address, or an IPv6 address in brackets; and a port. */
    private static final Pattern NODE = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

    private final Config config;

    public Settings() {
        this(ConfigProvider.getConfig());
    }

    Settings(Config config) {
        this.config = config;
    }

    /** The port on which this node is reached, 1 to 65535. */
    public int port() {
        return number("PORT", 8080, 65535);
    }

    /** What links in letters and snippets start with: http or https, without a slash at its end. */
    public URI baseUrl() {
        String url = text("BASE_URL").orElseGet(() -> "http://localhost:" + port());
        URI uri = uri("BASE_URL", url.replaceFirst("/+$", ""));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new WrongSetting("BASE_URL", "must be an address such as https://chat.example.com, not '" + url + "'");
        }
        return uri;
    }

    /** The folder of the embedded database, uploads and captured mail; absolute, perhaps not there yet. */
    public Path data() {
        return Path.of(text("DATA").orElse("data")).toAbsolutePath().normalize();
    }

    /** A JDBC URL of H2 or PostgreSQL; without the setting, an H2 file in {@link #data()}. */
    public String databaseUrl() {
        String url = text("DB_URL").orElseGet(() -> "jdbc:h2:file:" + data().resolve("tertulia"));
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new WrongSetting("DB_URL", "must start with jdbc:h2: or jdbc:postgresql:");
        }
        return url;
    }

    public String databaseUser() {
        return text("DB_USER").orElse(databaseUrl().startsWith("jdbc:h2:") ? "sa" : "tertulia");
    }

    public String databasePassword() {
        return text("DB_PASSWORD").orElse("");
    }

    /** Where letters are sent: {@code smtp://…} or {@code smtps://…}; none: they are kept. */
    public Optional<URI> smtpUrl() {
        return uri("SMTP_URL", List.of("smtp", "smtps"));
    }

    /** The mailbox to which answers come: {@code imap://…} or {@code imaps://…}. */
    public Optional<URI> imapUrl() {
        return uri("IMAP_URL", List.of("imap", "imaps"));
    }

    /** The folder whose {@code *.eml} files are taken in. */
    public Optional<Path> mailDrop() {
        return text("MAIL_DROP").map(folder -> Path.of(folder).toAbsolutePath().normalize());
    }

    /** The sender where an inbox has none of its own. */
    public String mailFrom() {
        return text("MAIL_FROM").orElse("support@localhost");
    }

    /** The domain all of whose mail comes to a mailbox that is read. */
    public Optional<String> mailDomain() {
        Optional<String> domain = text("MAIL_DOMAIN").map(given -> given.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""));
        if (domain.isPresent() && EmailAddress.find("x@" + domain.get()).isEmpty()) {
            throw new WrongSetting("MAIL_DOMAIN", "must be a domain such as mail.example.com");
        }
        return domain;
    }

    /** What the passwords of mailboxes are sealed with, beside the installation's own key; at least 16 characters. */
    public Optional<String> secretKey() {
        Optional<String> key = text("SECRET_KEY");
        if (key.isPresent() && key.get().length() < 16) {
            throw new WrongSetting("SECRET_KEY", "must have at least 16 characters");
        }
        return key;
    }

    /** The first administrator's address. */
    public String adminEmail() {
        return text("ADMIN_EMAIL").orElse("admin@localhost");
    }

    /** The first administrator's password; none: one is generated. */
    public Optional<String> adminPassword() {
        return text("ADMIN_PASSWORD");
    }

    /**
     * The other nodes, each {@code host:port}; empty: nothing is said about others. They find each other by their database, so
     * naming some promises that it is one which several can share.
     */
    public List<String> cluster() {
        List<String> nodes = text("CLUSTER").map(named -> List.of(named.strip().split("\\s*,\\s*"))).orElse(List.of());
        if (!nodes.stream().allMatch(node -> NODE.matcher(node).matches())) {
            throw new WrongSetting("CLUSTER", "must name the other nodes as host:port, such as 10.0.3.8:8080, 10.0.3.9:8080");
        }
        if (!nodes.isEmpty() && !databaseUrl().startsWith("jdbc:postgresql:")) {
            throw new WrongSetting("CLUSTER", "names other nodes, and the embedded database has one: set TERTULIA_DB_URL to PostgreSQL on all of them");
        }
        return nodes;
    }

    /** The reverse proxies, beside those on this machine, that are believed in whom they speak for. */
    public List<Network> proxies() {
        try {
            return text("PROXIES").map(all -> Stream.of(all.strip().split("[\\s,]+")).map(Network::of).toList()).orElse(List.of());
        } catch (IllegalArgumentException none) {
            throw new WrongSetting("PROXIES", "must be addresses or networks in figures, such as 10.0.0.0/8, 192.168.7.3", none);
        }
    }

    /** How many messages a minute one visitor may send, and as many at once; 1 to 1,000,000. */
    public int visitorRate() {
        return number("VISITOR_RATE", 60, 1_000_000);
    }

    /** How many megabytes (of a million bytes) a file may have that goes with a message, 1 to 25; a message takes twice as much along. */
    public int fileMegabytes() {
        return number("FILE_MB", 10, 25);
    }

    /** Whether the believable demo is wanted at the first start. */
    public boolean demo() {
        return text("DEMO").map(Boolean::parseBoolean).orElse(false);
    }

    /** For tests only: the file with the duration by which the clock is moved. */
    Optional<Path> clockFile() {
        return text("CLOCK_FILE").map(Path::of);
    }

    /** Reads them all, so that a wrong one is told at the start and not at its first use. */
    void check() {
        port();
        baseUrl();
        data();
        databaseUrl();
        smtpUrl();
        imapUrl();
        mailDrop();
        proxies();
        visitorRate();
        fileMegabytes();
        secretKey();
        mailDomain();
        cluster();
        EmailAddress.find(mailFrom()).orElseThrow(() -> new WrongSetting("MAIL_FROM", "is not an e-mail address"));
        EmailAddress.find(adminEmail()).orElseThrow(() -> new WrongSetting("ADMIN_EMAIL", "is not an e-mail address"));
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue("TERTULIA_" + name, String.class).filter(value -> !value.isBlank());
    }

    private int number(String name, int otherwise, int most) {
        String value = text(name).orElseGet(() -> String.valueOf(otherwise)).strip();
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same words as a number out of range
        }
        throw new WrongSetting(name, "must be a number from 1 to " + most + ", not '" + value + "'");
    }

    private Optional<URI> uri(String name, List<String> schemes) {
        Optional<URI> uri = text(name).map(value -> uri(name, value));
        uri.ifPresent(given -> {
            if (given.getScheme() == null || !schemes.contains(given.getScheme()) || given.getHost() == null) {
                // the value may hold a password: it is not repeated
                throw new WrongSetting(name, "must start with " + schemes.get(0) + ":// or " + schemes.get(1)
                        + ":// and name a host");
            }
        });
        return uri;
    }

    private static URI uri(String name, String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException notAnAddress) {
            throw new WrongSetting(name, "is not an address");
        }
    }
}
