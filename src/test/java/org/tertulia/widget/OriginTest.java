package org.tertulia.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Domain;

class OriginTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "'', -, https://anywhere.test/, true",
            "'', https://anywhere.test, https://anywhere.test/, true",
            "shop.example, https://chat.example, https://shop.example/x, true",
            "shop.example, https://shop.example, https://shop.example/x, true",
            "shop.example, https://chat.example, https://evil.test/x, false",
            "shop.example, https://evil.test, https://shop.example/x, false",
            "shop.example, https://evil.test, -, false",
            "shop.example, -, https://evil.test/, false",
            "shop.example, -, https://shop.example/, true",
            "shop.example, https://chat.example, https://chat.example/demo, true"})
    void theFrameOrAnAllowedPageMayUseTheChannel(String allowed, String origin, String page, boolean may) {
        Channel channel = new Channel() {
            @Override
            public List<Domain> allowedDomains() {
                return allowed.isEmpty() ? List.of() : List.of(Domain.of(allowed));
            }
        };
        assertThat(new Origin(origin, "chat.example").mayUse(channel, page)).isEqualTo(may);
    }
}
