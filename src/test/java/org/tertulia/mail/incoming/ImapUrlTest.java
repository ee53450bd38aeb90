package org.tertulia.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.WrongSetting;

class ImapUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "imaps://ana:s3cret@mail.example.com | mail.example.com | 993 | ana | s3cret | INBOX | imaps",
            "imaps://ana%40example.com:a%2Fb+c@mail.example.com:1993/Tickets | mail.example.com | 1993 | ana@example.com | a/b+c | Tickets | imaps",
            "imap://ana:x@[::1]/INBOX/Sub%20folder?starttls=required | ::1 | 143 | ana | x | INBOX/Sub folder | imap"})
    void saysWhereAndHow(String text, String host, int port, String user, String password, String folder, String protocol) {
        ImapUrl url = ImapUrl.of(URI.create(text));
        assertThat(url).returns(host, ImapUrl::host).returns(port, ImapUrl::port).returns(user, ImapUrl::user).returns(password, ImapUrl::password)
                .returns(folder, ImapUrl::folder).returns(protocol, ImapUrl::protocol);
        assertThat(url.properties().getProperty("mail.imap.starttls.required")).isEqualTo(String.valueOf(text.contains("required")));
    }

    @Test
    void theAccountsNameOutlivesThePassword() {
        assertThat(ImapUrl.of(URI.create("imap://ana:old@mail.example.com")).account())
                .isEqualTo(ImapUrl.of(URI.create("imaps://ana:new@mail.example.com/INBOX")).account()).doesNotContain("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps://mail.example.com", "imaps://ana@mail.example.com", "imaps://ana:topsecret@mail.example.com?foo=bar"})
    void whatIsMissingIsToldWithoutThePassword(String text) {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> ImapUrl.of(URI.create(text)))
                .withMessageContaining("TERTULIA_IMAP_URL").satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }
}
