package org.tertulia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.EmailAddress;

class LetterTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: eve@example.net", "\nBcc: eve@example.net", "\rBcc: eve@example.net", "\u2028Bcc: eve@example.net",
            "\u0085Bcc: eve@example.net", "\0Bcc: eve@example.net", "\r\n\r\nBcc: eve@example.net"})
    void whatPeopleWroteStartsNoHeader(String attack) throws MessagingException, IOException {
        String mime = mime(Letters.letter("<1@tertulia.example>", "Rui" + attack, "Hello" + attack));

        assertThat(mime.lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mime).contains("Rui Bcc: eve@example.net").contains("Subject: Hello Bcc: eve@example.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1@x", "<1@x>\r\nBcc: e@x", "<1 2@x>", "<>", "<1>", "<1@x> <2@x>", "<<1@x>>", "<é@x>"})
    void anIdThatIsNoneIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Letters.letter(id, "Rui", "Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc", "to", "Message-ID", "X Y", "X:", "", "Content-Type", "X\r\nBcc"})
    void aHeaderOfOursIsNotAdded(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(Map.of(name, "value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@x", "a\nb", "", "é"})
    void aHeaderHoldsOnePlainLine(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(Map.of("X-Note", value)));
    }

    @Test
    void carriesEverythingThatItIsGiven() throws MessagingException, IOException {
        String mime = mime(Letters.plain());

        assertThat(mime.lines()).contains("Message-ID: <1@tertulia.example>", "To: ana@example.org", "Content-Language: pt",
                "Reply-To: support+7.abc@tertulia.example", "In-Reply-To: <0@tertulia.example>", "X-Auto-Response-Suppress: OOF",
                "Date: Thu, 1 Jan 2026 10:00:00 +0000 (UTC)");
        assertThat(mime).contains("References: <00@tertulia.example>\r\n <0@tertulia.example>\r\n").contains("multipart/alternative")
                .containsSubsequence("Content-Type: text/plain; charset=UTF-8", "Content-Type: text/html; charset=UTF-8");
    }

    private static Letter with(Map<String, String> headers) {
        Mailbox from = new Mailbox(EmailAddress.parse("a@b.example"), null);
        return new Letter("<1@b.example>", from, from.address(), null, "s", "t", "h", "en", null, List.of(), headers);
    }

    private static String mime(Letter letter) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Mime(Session.getInstance(new Properties()), letter, Instant.parse("2026-01-01T10:00:00Z")).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
