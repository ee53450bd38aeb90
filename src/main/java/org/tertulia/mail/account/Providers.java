package org.tertulia.mail.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tertulia.platform.EmailAddress;

/** Finds out where a mailbox may be, by its address: known providers, else what the domain says of itself, else a guess. */
@ApplicationScoped
public class Providers {

    private final List<Provider> known = read();
    private final NameServer names;

    public Providers() {
        this(new NameServer());
    }

    Providers(NameServer names) {
        this.names = names;
    }

    /** May ask the name server, so it may take some seconds. */
    public Suggestion suggest(EmailAddress address) {
        String domain = address.domain();
        return known.stream().filter(each -> each.hasDomain(domain)).findFirst().map(each -> each.suggest(address, null))
                .or(() -> byExchanger(address)).or(() -> byService(address)).orElseGet(() -> guess(address));
    }

    private Optional<Suggestion> byExchanger(EmailAddress address) {
        return names.exchangers(address.domain()).stream()
                .flatMap(host -> known.stream().filter(each -> each.takesMailAt(host)).map(each -> each.suggest(address, host))).findFirst();
    }

    private Optional<Suggestion> byService(EmailAddress address) {
        Optional<Endpoint> imap = service(address, "_imaps._tcp", Safety.TLS).or(() -> service(address, "_imap._tcp", Safety.STARTTLS));
        Optional<Endpoint> smtp = service(address, "_submissions._tcp", Safety.TLS).or(() -> service(address, "_submission._tcp", Safety.STARTTLS));
        return imap.map(found -> new Suggestion(address.domain(), found, smtp.orElseGet(() -> guess(address).smtp()), null, null, null, null));
    }

    private Optional<Endpoint> service(EmailAddress address, String name, Safety safety) {
        return names.service(name, address.domain()).map(target -> new Endpoint(target.host(), target.port(), safety, address.value()));
    }

    private static Suggestion guess(EmailAddress address) {
        return new Suggestion(null, new Endpoint("imap." + address.domain(), 993, Safety.TLS, address.value()),
                new Endpoint("smtp." + address.domain(), 465, Safety.TLS, address.value()), null, null, null, null);
    }

    /** All that are known, for tests. */
    List<Provider> known() {
        return known;
    }

    private static List<Provider> read() {
        try (InputStream in = Providers.class.getResourceAsStream("providers.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Provider::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
