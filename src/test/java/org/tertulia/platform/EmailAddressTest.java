package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String LONGEST_NAME = "n".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "ana@example.com, ana@example.com",
        "Ana.Silva@Example.COM, ana.silva@example.com",
        "'  ana@example.com ', ana@example.com",
        "ana+chat@example.com, ana+chat@example.com",
        "o'neil@example.ie, o'neil@example.ie",
        "admin@localhost, admin@localhost",
        "ana@MÜLLER.example, ana@xn--mller-kva.example",
        "a@b.c, a@b.c",
        "'\"ana.silva\"@example.com', ana.silva@example.com",
        "'\"\\a\\n\\a\"@example.com', ana@example.com",
        "'\"Ana \\Silva\"@example.com', '\"ana silva\"@example.com'",
        "JOSÉ@example.com, josé@example.com",
        "jose\u0301@example.com, josé@example.com",
        "ana@[IPv6:2001:DB8::1], ana@[IPv6:2001:db8::1]",
    })
    void hasOneSpelling(String typed, String value) {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a@", "@example.com", "@", "a", "a b@example.com", "a@example..com", "a@exa mple.com", "Ana <a@example.com>", "a(comment)@example.com",
        "a@127.0.0.1", "mailto:a@example.com", "a\u010d@example.com", "a\u010c@example.com",
    })
    void refusesWhatIsNone(String typed) {
        assertThat(refusal(typed).code()).isEqualTo("syntax");
        assertThat(refusal(typed)).hasMessageContaining("name@example.com");
    }

    /** A line an address, {@code +} or {@code -} before it. */
    static List<String> addresses() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/org/tertulia/platform/addresses.txt")).stream().filter(line -> !line.startsWith("#")).toList();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void takesWhatMailCanBeSentTo(String line) {
        assertThat(EmailAddress.find(line.substring(1)).isPresent()).isEqualTo(line.startsWith("+"));
    }

    /** Mail libraries read an address again before it goes into headers and commands. */
    @ParameterizedTest
    @MethodSource("addresses")
    void whatIsTakenIsOneAddressInAHeaderAndOneWordInACommand(String line) throws AddressException {
        String value = EmailAddress.find(line.substring(1)).map(EmailAddress::value).orElse("ana@example.com");
        InternetAddress[] read = InternetAddress.parse(value, true);
        assertThat(read).hasSize(1);
        assertThat(read[0].getAddress()).isEqualTo(value);
        assertThat(new InternetAddress(value, true).getPersonal()).isNull();
        assertThat(value).doesNotContainPattern("[\\x00-\\x1f\\x7f]").doesNotEndWith(">").doesNotStartWith("<");
        assertThat(value.chars().map(c -> c & 0xff)).doesNotContain((int) '\r', (int) '\n');
        assertThat(EmailAddress.parse(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a@example.com\nBcc: all@example.com", "a@example.com\r\n", "a@example.com\n", "\na@example.com", "a\u0000@example.com",
        "a\t@example.com", "a\u007f@example.com", "a\u0085@example.com", "a\u2028@example.com", "a\u200b@example.com",
        "\u202emoc@example.com",
    })
    void refusesWhatCannotBeSeen(String typed) {
        assertThat(refusal(typed).code()).isEqualTo("control-character");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n"})
    void refusesNothing(String typed) {
        assertThat(refusal(typed).code()).isEqualTo("empty");
        assertThat(refusal(typed).field()).isEqualTo("email");
    }

    @Test
    void takesTheLongestAndNotOneMore() {
        String longest = LONGEST_NAME + "@" + domainOf(EmailAddress.MOST - 65);
        assertThat(longest).hasSize(EmailAddress.MOST);
        assertThat(EmailAddress.parse(longest).value()).isEqualTo(longest);

        Refusal refusal = refusal(LONGEST_NAME + "@" + domainOf(EmailAddress.MOST - 64));
        assertThat(refusal.code()).isEqualTo("too-long");
        assertThat(refusal).hasMessageContaining("255");
    }

    @Test
    void takesANameOf64AndNotOf65() {
        assertThat(EmailAddress.find(LONGEST_NAME + "@example.com")).isPresent();
        assertThat(EmailAddress.find(LONGEST_NAME + "n@example.com")).isEmpty();
    }

    @Test
    void anyTextIsAnAddressOrRefused() {
        String crumbs = "ab.@\"\\[]:()<> -_é\u0130ẞ\ud83d\u0301\u200f。xn--1IPv6";
        Random random = new Random(5321);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                typed.append(random.nextInt(4) == 0 ? (char) random.nextInt(0x10000) : crumbs.charAt(random.nextInt(crumbs.length())));
            }
            EmailAddress.find(random.nextBoolean() ? typed + "@example.com" : "a@" + typed).map(EmailAddress::value).ifPresent(value -> {
                assertThat(EmailAddress.parse(value).value()).isEqualTo(value);
                assertThat(value.substring(value.lastIndexOf('@'))).matches("[!-~]+");
            });
        }
    }

    @Test
    void knowsItsDomain() {
        assertThat(EmailAddress.parse("ana@Example.com").domain()).isEqualTo("example.com");
    }

    /** A domain of so many characters, in labels of at most 63. */
    private static String domainOf(int length) {
        StringBuilder domain = new StringBuilder();
        while (domain.length() + 64 < length) {
            domain.append("d".repeat(50)).append('.');
        }
        return domain.append("d".repeat(length - domain.length())).toString();
    }

    private static Refusal refusal(String typed) {
        return catchThrowableOfType(Refusal.class, () -> EmailAddress.parse(typed));
    }
}
