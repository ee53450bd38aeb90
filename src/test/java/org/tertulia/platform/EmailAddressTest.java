package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    })
    void hasOneSpelling(String typed, String value) {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a@", "@example.com", "@", "a", "a b@example.com", "a@b@example.com", "a@example..com", ".a@example.com",
        "a.@example.com", "a..b@example.com", "a@-example.com", "a@example-.com", "a@exa mple.com", "a@.com", "a@example.com.",
        "<a@example.com>", "Ana <a@example.com>", "a@example.com,b@example.com", "a@example.com;b@example.com",
        "\"a b\"@example.com", "a(comment)@example.com", "a@[127.0.0.1]", "a@127.0.0.1", "@route:a@example.com",
        "josé@example.com", "mailto:a@example.com", "a@exam_ple.com/x", "a@example.com?subject=x",
    })
    void refusesWhatIsNone(String typed) {
        assertThat(refusal(typed).code()).isEqualTo("syntax");
        assertThat(refusal(typed)).hasMessageContaining("name@example.com");
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
