package org.tertulia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.testing.UnrulySmtp;

class SmtpTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final String QUICK = "timeout=PT0.5S";

    @Test
    void handsTheLetterOver() throws MessagingException {
        withServer(ServerSetup.PROTOCOL_SMTP, server -> {
            send("smtp://127.0.0.1:" + server.getSmtp().getPort());

            MimeMessage got = server.getReceivedMessages()[0];
            assertThat(got.getMessageID()).isEqualTo("<1@tertulia.example>");
            assertThat(got.getSubject()).isEqualTo("Olá – uma pergunta");
            assertThat(got.getFrom()[0]).hasToString("=?UTF-8?Q?Rui_=C3=87elik?= <support@tertulia.example>");
        });
    }

    @Test
    void signsIn() throws MessagingException {
        withServer(ServerSetup.PROTOCOL_SMTP, server -> {
            int port = server.getSmtp().getPort();
            send("smtp://user%40example.org:right@127.0.0.1:" + port);
            assertThat(server.getReceivedMessages()).hasSize(1);

            NotSent failure = failure("smtp://user%40example.org:wrong@127.0.0.1:" + port);

            assertThat(failure).isInstanceOf(LetterDelayed.class).returns(Fault.SIGN_IN, NotSent::fault);
            assertThat(failure).hasMessageContaining("refused the sign-in").hasMessageContaining("535").hasMessageNotContaining("wrong");
            assertThat(server.getReceivedMessages()).hasSize(1);
        });
    }

    @Test
    void speaksTlsFromTheFirstByteWithAServerThatIsTrusted() throws MessagingException {
        withServer(ServerSetup.PROTOCOL_SMTPS, server -> {
            String url = "smtps://127.0.0.1:" + server.getSmtps().getPort();
            Properties trusting = new Properties();
            trusting.setProperty("mail.smtps.ssl.trust", "*");
            trusting.setProperty("mail.smtps.ssl.checkserveridentity", "false");

            assertThat(failure(url)).isInstanceOf(LetterDelayed.class).returns(Fault.TLS, NotSent::fault);
            assertThat(server.getReceivedMessages()).isEmpty();
            new Smtp(SmtpUrl.of(URI.create(url)), trusting).carry(Letters.plain(), TEN);
            assertThat(server.getReceivedMessages()).hasSize(1);
        });
    }

    @Test
    void makesAPlainConnectionSafe() throws IOException {
        Properties trusting = new Properties();
        trusting.setProperty("mail.smtp.ssl.trust", "*");
        trusting.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        try (UnrulySmtp server = new UnrulySmtp().offersTls()) {
            new Smtp(SmtpUrl.of(URI.create(url(server) + "&starttls=required")), trusting).carry(Letters.plain(), TEN);

            assertThat(server.heard()).containsSubsequence("STARTTLS", "(tls)", "DATA");
        }
    }

    @Test
    void sendsNothingInTheClearWhereTlsIsRequired() throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            assertThat(failure(url(server) + "&starttls=required")).isInstanceOf(LetterDelayed.class).returns(Fault.TLS, NotSent::fault);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RCPT | 550 5.1.1 No such user            | true  | RECIPIENT
            RCPT | 550 no such user                  | true  | RECIPIENT
            RCPT | 553 5.1.3 Bad address             | true  | RECIPIENT
            RCPT | 450 4.2.1 Greylisted, come back   | false | REFUSED
            RCPT | 452 4.2.2 Mailbox full            | false | REFUSED
            RCPT | 554 5.7.1 Relay access denied     | false | RECIPIENT
            RCPT | 530 5.7.0 Authentication required | false | RECIPIENT
            MAIL | 530 5.7.0 Authentication required | false | SIGN_IN
            MAIL | 550 5.7.1 Not your address        | false | REFUSED
            MAIL | 451 4.3.0 Try later               | false | REFUSED
            .    | 554 5.6.0 We do not like this     | false | REFUSED
            ''   | (hangs up)                        | false | BROKEN
            DATA | (hangs up)                        | false | BROKEN
            ''   | (says nothing)                    | false | TIMEOUT
            .    | (says nothing)                    | false | TIMEOUT
            """)
    void knowsWhatIsForGoodAndWhatIsNot(String verb, String answer, boolean forGood, Fault fault) throws IOException {
        try (UnrulySmtp server = new UnrulySmtp().answers(verb, answer)) {
            NotSent failure = failure(url(server));

            assertThat(failure).isInstanceOf(forGood ? LetterRefused.class : LetterDelayed.class).returns(fault, NotSent::fault);
            if (Character.isDigit(answer.charAt(0))) {
                assertThat(failure).hasMessageEndingWith("The server said: " + answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1", "450 4.2.0"})
    void repeatsNoAddressForALogToKeep(String code) throws IOException {
        try (UnrulySmtp server = new UnrulySmtp().answers("RCPT", code + " <ana@example.org>: not now, ana@example.org")) {
            NotSent failure = failure(url(server));

            assertThat(failure.said()).isEqualTo(code + " …: not now, …");
            assertThat(failure).hasNoCause().hasMessageEndingWith("not now, …");
        }
    }

    @ParameterizedTest
    @CsvSource({"QUIT,(hangs up)", "QUIT,(says nothing)", "QUIT,500 never"})
    void aBadPartingDoesNotUndoALetterThatWasTaken(String verb, String answer) throws IOException {
        try (UnrulySmtp server = new UnrulySmtp().answers(verb, answer)) {
            Smtp smtp = smtp(url(server));
            smtp.carry(Letters.plain(), TEN);
            smtp.hangUp();
            assertThat(server.heard()).containsOnlyOnce("DATA", "QUIT");
        }
    }

    @Test
    void lettersThatComeSoonGoByTheSameConnection() throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            Smtp smtp = smtp(url(server));
            smtp.carry(Letters.plain(), TEN);
            smtp.carry(Letters.plain(), TEN.plusSeconds(5));
            assertThat(verbs(server)).containsExactly("EHLO", "MAIL", "RCPT", "DATA", "NOOP", "MAIL", "RCPT", "DATA");

            smtp.hangUpIdle(TEN.plusSeconds(14));
            assertThat(server.heard()).doesNotContain("QUIT");
            smtp.hangUpIdle(TEN.plusSeconds(15));
            assertThat(server.heard()).containsOnlyOnce("QUIT");
            smtp.carry(Letters.plain(), TEN.plusSeconds(16));
            assertThat(verbs(server)).filteredOn("EHLO"::equals).hasSize(2);
        }
    }

    @Test
    void aServerThatHasHungUpMeanwhileGetsTheLetterByANewConnection() throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            Smtp smtp = smtp(url(server));
            smtp.carry(Letters.plain(), TEN);
            server.hangUp();
            smtp.carry(Letters.plain(), TEN);
            assertThat(verbs(server)).filteredOn("DATA"::equals).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"421 4.4.2 Enough for one connection", "452 4.5.3 Too many letters"})
    void aServerThatHasHadEnoughOfTheConnectionGetsTheLetterByANewOne(String enough) throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            Smtp smtp = smtp(url(server));
            smtp.carry(Letters.plain(), TEN);
            server.answersOnce("MAIL", enough);
            smtp.carry(Letters.plain(), TEN);
            assertThat(verbs(server)).containsSubsequence("EHLO", "DATA", "NOOP", "MAIL", "EHLO", "MAIL", "DATA");
        }
    }

    @Test
    void aLetterOfWhichNobodyKnowsWhetherItWasTakenIsNotSentOnceMoreAtOnce() throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            Smtp smtp = smtp(url(server));
            smtp.carry(Letters.plain(), TEN);
            server.answersOnce(".", UnrulySmtp.HANG_UP);
            assertThat(catchThrowableOfType(LetterDelayed.class, () -> smtp.carry(Letters.plain(), TEN))).returns(Fault.BROKEN, NotSent::fault);
            assertThat(verbs(server)).filteredOn("DATA"::equals).hasSize(2);
        }
    }

    @Test
    void noConnectionCarriesMoreThanAHundred() throws IOException {
        try (UnrulySmtp server = new UnrulySmtp()) {
            Smtp smtp = smtp(url(server));
            for (int i = 0; i < 101; i++) {
                smtp.carry(Letters.plain(), TEN);
            }
            assertThat(verbs(server)).filteredOn("EHLO"::equals).hasSize(2);
        }
    }

    /** What was said to it, without the letters themselves. */
    private static List<String> verbs(UnrulySmtp server) {
        return server.heard().stream().map(line -> line.split(" ", 2)[0]).filter(Set.of("EHLO", "MAIL", "RCPT", "DATA", "NOOP")::contains).toList();
    }

    @Test
    void saysWhenNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        assertThat(failure("smtp://127.0.0.1:" + port)).returns(Fault.UNREACHABLE, NotSent::fault)
                .hasMessageContaining("127.0.0.1:" + port);
        assertThat(failure("smtp://no-such-host.invalid")).returns(Fault.UNKNOWN_HOST, NotSent::fault);
    }

    private static void send(String url) {
        smtp(url).carry(Letters.plain(), TEN);
    }

    private static Smtp smtp(String url) {
        return new Smtp(SmtpUrl.of(URI.create(url)));
    }

    private static NotSent failure(String url) {
        return catchThrowableOfType(NotSent.class, () -> send(url));
    }

    private static String url(UnrulySmtp server) {
        return "smtp://127.0.0.1:" + server.port() + "?" + QUICK;
    }

    private static void withServer(String protocol, Check check) throws MessagingException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol).dynamicPort());
        server.withConfiguration(GreenMailConfiguration.aConfig().withUser("user@example.org", "user@example.org", "right"));
        server.start();
        try {
            check.on(server);
        } finally {
            server.stop();
        }
    }

    private interface Check {
        void on(GreenMail server) throws MessagingException;
    }
}
