package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.SigningKey;
import org.tertulia.platform.Token;

class ReplyAddressTest {

    private static final EmailAddress SENDER = EmailAddress.parse("support@example.com");

    private final ReplyAddress addresses = withKey("a");

    @Test
    void findsTheConversationAgain() {
        String address = addresses.of(1001, SENDER).value();

        assertThat(address).matches("support\\+1001\\.[0-9a-f]{20}@example\\.com");
        assertThat(addresses.conversation(address)).hasValue(1001);
        assertThat(addresses.conversation(address.toUpperCase(Locale.ROOT))).as("some servers fold the case").hasValue(1001);
        assertThat(addresses.conversation(address.replace("@example.com", "@elsewhere.example"))).as("forwarded").hasValue(1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team+chat@example.com", "a@localhost", "a.very.long.mailbox.name.that.leaves.no.room.for.anything@example.com"})
    void isAnAddressWhateverTheSendersIs(String sender) {
        EmailAddress address = addresses.of(Long.MAX_VALUE / 10, EmailAddress.parse(sender));

        assertThat(address.value().indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(addresses.conversation(address.value())).hasValue(Long.MAX_VALUE / 10);
    }

    @Test
    void knowsNoOthers() {
        String address = addresses.of(1001, SENDER).value();

        assertThat(addresses.conversation(address.replace("1001", "1002"))).isEmpty();
        assertThat(withKey("b").conversation(address)).isEmpty();
        assertThat(addresses.conversation(address.replaceFirst("[0-9a-f]@", "@"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "support@example.com", "support+1001@example.com", "support+99999999999999999999.0123456789abcdef0123@x.example",
            "support+-1.0123456789abcdef0123@x.example", "support+1001.@example.com", "support+٣.0123456789abcdef0123@x.example"})
    void isNotDisturbedByNonsense(String address) {
        assertThat(addresses.conversation(address)).isEqualTo(OptionalLong.empty());
    }

    private static ReplyAddress withKey(String key) {
        ReplyAddress addresses = new ReplyAddress();
        addresses.key = new SigningKey() {
            @Override
            public String sign(String purpose, String value, int chars) {
                return Token.hash(key + purpose + value).substring(0, chars);
            }
        };
        return addresses;
    }
}
