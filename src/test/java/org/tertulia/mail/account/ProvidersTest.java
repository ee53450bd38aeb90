package org.tertulia.mail.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Texts;

class ProvidersTest {

    /** A world of five domains. */
    private static final class World extends NameServer {

        private static final Map<String, List<String>> MAIL = Map.of("gworkspace.example", List.of("aspmx.l.google.com", "alt1.aspmx.l.google.com"),
                "m365.example", List.of("m365-example.mail.protection.outlook.com"), "kas.example", List.of("w0123456.kasserver.com"),
                "notgoogle.example", List.of("mx.evilgoogle.com"), "own.example", List.of("mail.own.example"));

        @Override
        List<String> exchangers(String domain) {
            return MAIL.getOrDefault(domain, List.of());
        }

        @Override
        Optional<Target> service(String name, String domain) {
            return domain.equals("own.example") && name.equals("_imaps._tcp") ? Optional.of(new Target("box.own.example", 9993)) : Optional.empty();
        }
    }

    private final Providers providers = new Providers(new World());

    @ParameterizedTest
    @CsvSource({"ana@gmail.com,Gmail,imap.gmail.com:993,smtp.gmail.com:465,google", "ana@gworkspace.example,Gmail,imap.gmail.com:993,smtp.gmail.com:465,google",
            "ana@m365.example,Microsoft 365,outlook.office365.com:993,smtp.office365.com:587,microsoft",
            "ana@hotmail.com,Outlook.com,outlook.office365.com:993,smtp-mail.outlook.com:587,microsoft",
            "ana@kas.example,All-Inkl,w0123456.kasserver.com:993,w0123456.kasserver.com:465,",
            "ana@t-online.de,T-Online,secureimap.t-online.de:993,securesmtp.t-online.de:465,own-password",
            "ana@proton.me,Proton,127.0.0.1:1143,127.0.0.1:1025,bridge",
            "ana@own.example,own.example,box.own.example:9993,smtp.own.example:465,"})
    void findsTheServersOfAnAddress(String address, String provider, String imap, String smtp, String note) {
        Suggestion found = providers.suggest(EmailAddress.parse(address));
        assertThat(found.provider()).startsWith(provider);
        assertThat(found.imap().server()).isEqualTo(imap);
        assertThat(found.imap().user()).isEqualTo(address);
        assertThat(found.smtp().server()).isEqualTo(smtp);
        assertThat(found.note()).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({"ana@notgoogle.example", "ana@nowhere.example"})
    void guessesWhereNobodyKnowsAndSaysSo(String address) {
        Suggestion guess = providers.suggest(EmailAddress.parse(address));
        assertThat(guess.provider()).isNull();
        assertThat(guess.imap().server()).isEqualTo("imap." + address.substring(4) + ":993");
    }

    @Test
    void eachLineCanBeUsedAndHasItsNoteInEachLanguage() {
        List<Provider> known = providers.known();
        assertThat(known).hasSizeGreaterThanOrEqualTo(25).extracting(Provider::name).doesNotHaveDuplicates();
        assertThat(known.stream().flatMap(each -> each.domains().stream())).doesNotHaveDuplicates();
        for (Provider each : known) {
            Suggestion found = each.suggest(EmailAddress.parse("ana@example.com"), "mx.example.com");
            for (Endpoint endpoint : Arrays.asList(found.imap(), found.smtp())) {
                assertThat(Endpoint.of("x", endpoint.host(), endpoint.port(), endpoint.safety(), endpoint.user())).as(each.name()).isEqualTo(endpoint);
                assertThat(endpoint.safety()).as(each.name()).isNotEqualTo(Safety.NONE);
            }
            if (found.note() != null) {
                Texts.LANGUAGES.forEach(language -> assertThat(Texts.get(language, "providers.note." + found.note())).isNotBlank());
            }
            if (found.tokenUrl() != null) {
                assertThat(OAuth.of(found.tokenUrl(), "client", found.scope())).isNotNull();
            }
        }
    }
}
