package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinkTest {

    @ParameterizedTest
    @CsvSource({"https://shop.example,https://shop.example/,shop.example",
            "https://shop.example/,https://shop.example/,shop.example",
            "http://shop.example:8080/a/b?token=secret#top,http://shop.example:8080/a/b,shop.example:8080/a/b",
            "https://ana:pw@shop.example/a,https://shop.example/a,shop.example/a",
            "HTTPS://shop.example/caf%C3%A9,HTTPS://shop.example/caf%C3%A9,shop.example/caf%C3%A9"})
    void isThePageWithoutItsQuery(String page, String url, String label) {
        assertThat(PageLink.of(page)).contains(new PageLink(url, label));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "javascript:alert(1)", "file:///etc/passwd", "//shop.example", "https://", "no page", "data:text/html,x",
            "https://shop.example/\"onclick=\"x", "https://shop.example/<b>"})
    void isNothingElse(String page) {
        assertThat(PageLink.of(page)).isEmpty();
    }
}
