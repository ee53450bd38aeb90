package org.tertulia.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Accounts;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Texts;

class MailerTest {

    private static final EmailAddress ADMIN = EmailAddress.parse("admin@example.org");

    @TempDir
    Path data;

    @Test
    void keepsLettersWhileThereIsNoMailServer() {
        KeptLetters kept = new KeptLetters(data);
        Mailer mailer = mailer(null, "support@localhost", kept);

        TestOutcome outcome = mailer.sendTest(ADMIN, "de-AT");

        assertThat(mailer.keeps()).isTrue();
        assertThat(outcome.sent()).isFalse();
        assertThat(outcome.sentence()).startsWith("Es ist kein Mailserver eingestellt");
        assertThat(kept.list(10)).extracting(KeptLetter::subject).containsExactly("Testnachricht von Tertulia");
        assertThat(kept.open(kept.list(1).get(0).id()).orElseThrow().text()).contains("http://localhost:8080");
    }

    @Test
    void sendsTheTestLetterToAServer() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            Mailer mailer = mailer("smtp://127.0.0.1:" + server.getSmtp().getPort(), "support@example.com", new KeptLetters(data));

            TestOutcome outcome = mailer.sendTest(ADMIN, "en");

            assertThat(mailer.keeps()).isFalse();
            assertThat(outcome).isEqualTo(new TestOutcome(true, "The mail server took the letter for admin@example.org."
                    + " Look whether it arrives, in the spam folder too."));
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smtp://127.0.0.1:1              | support@example.com | Nothing answers at 127.0.0.1:1.
            smtp://127.0.0.1:1?starttls=if  | support@example.com | A setting cannot be used: TERTULIA_SMTP_URL
            smtp://127.0.0.1:1              | not an address      | A setting cannot be used: TERTULIA_MAIL_FROM
            """)
    void saysInWordsWhatIsWrong(String url, String from, String beginning) {
        TestOutcome outcome = mailer(url, from, new KeptLetters(data)).sendTest(ADMIN, "en");

        assertThat(outcome.sent()).isFalse();
        assertThat(outcome.sentence()).startsWith(beginning);
    }

    @Test
    void hasASentenceForEachFaultInEachLanguage() {
        for (String language : Texts.LANGUAGES) {
            assertThat(Arrays.stream(Fault.values()).map(fault -> new LetterDelayed(fault, "«here»", "500 no", null).sentence(language)))
                    .doesNotHaveDuplicates().allSatisfy(sentence -> assertThat(sentence).contains("«here»").endsWith("500 no").doesNotContain("{"));
        }
    }

    private static Mailer mailer(String url, String from, KeptLetters kept) {
        Settings settings = new Settings() {
            @Override
            public Optional<URI> smtpUrl() {
                return Optional.ofNullable(url).map(URI::create);
            }

            @Override
            public String mailFrom() {
                return from;
            }

            @Override
            public URI baseUrl() {
                return URI.create("http://localhost:8080");
            }
        };
        return new Mailer(settings, kept, new Clock() { }, new NoAccounts());
    }

    /** No mailbox is connected. */
    private static final class NoAccounts extends Accounts {

        @Override
        public Optional<Account> sending(EmailAddress from) {
            return Optional.empty();
        }

        @Override
        public Optional<Account> sendingFor(Long inbox) {
            return Optional.empty();
        }
    }
}
