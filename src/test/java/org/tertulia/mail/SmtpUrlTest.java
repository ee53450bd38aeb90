package org.tertulia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {

    @ParameterizedTest
    @CsvSource({"smtp://host, 25", "smtp://user:pw@host, 587", "smtps://user:pw@host, 465", "smtp://host:2525, 2525"})
    void knowsTheUsualPorts(String url, int port) {
        assertThat(of(url).port()).isEqualTo(port);
    }

    @Test
    void decodesUserAndPassword() {
        SmtpUrl url = of("smtp://ana%40example.org:p%3Aw%2Fd+1:2@host");

        assertThat(url.user()).isEqualTo("ana@example.org");
        assertThat(url.password()).isEqualTo("p:w/d+1:2");
        assertThat(url).asString().doesNotContain("p:w").doesNotContain("ana");
    }

    @Test
    void takesOptions() {
        assertThat(of("smtp://host").starttls()).isEqualTo(SmtpUrl.StartTls.OFFERED);
        assertThat(of("smtp://host?starttls=required&timeout=PT3S"))
                .returns(SmtpUrl.StartTls.REQUIRED, SmtpUrl::starttls).returns(Duration.ofSeconds(3), SmtpUrl::timeout);
        assertThat(of("smtp://host?starttls=no").properties()).containsEntry("mail.smtp.starttls.enable", "false");
        assertThat(of("smtp://[::1]:25").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp://u:secret@host?starttls=maybe", "smtp://u:secret@host?tls=1", "smtp://u:secret@host?timeout=20",
            "smtp://u:secret@host?timeout=PT0S", "smtp://u:secret@host?timeout=PT1H"})
    void namesTheSettingAndNotThePassword(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(url))
                .withMessageStartingWith("TERTULIA_SMTP_URL").withMessageNotContaining("secret");
    }

    private static SmtpUrl of(String url) {
        return SmtpUrl.of(URI.create(url));
    }
}
