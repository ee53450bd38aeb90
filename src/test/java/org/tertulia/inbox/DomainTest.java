package org.tertulia.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Refusal;

class DomainTest {

    @ParameterizedTest
    @CsvSource({
            "shop.example, https://shop.example/x, true",
            "shop.example, http://SHOP.example:8443, true",
            "shop.example, https://www.shop.example, false",
            "shop.example, https://shop.example.evil.test, false",
            "shop.example, https://evilshop.example, false",
            "shop.example, https://evil.test/shop.example, false",
            "shop.example, https://shop.example@evil.test/, false",
            "*.shop.example, https://www.shop.example, true",
            "*.shop.example, https://shop.example, true",
            "*.shop.example, https://evilshop.example, false",
            "localhost:8080, http://localhost:8080/demo, true",
            "localhost:8080, http://localhost:8081/demo, false",
            "shop.example, null, false",
            "shop.example, 'not a url', false"})
    void covers(String domain, String url, boolean covered) {
        assertThat(Domain.of(domain).covers(url)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://Shop.Example/", "shop.example", " shop.example "})
    void isTakenAsPeopleWriteIt(String written) {
        assertThat(Domain.of(written)).hasToString("shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "shop.example; script-src *", "shop.example/path", "*", "*.", "-a.example", "a..b", "'self'"})
    void isRefusedWithASentence(String written) {
        assertThatThrownBy(() -> Domain.of(written)).isInstanceOf(Refusal.class).hasMessageContaining("example.com");
    }
}
