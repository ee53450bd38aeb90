package org.tertulia.web.chatflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.Rule;
import org.tertulia.chatflow.Rule.Operator;

class InWordsTest {

    private static final Rule SHOP = rule(Operator.STARTS_WITH, "/shop");
    private static final Rule PRICES = rule(Operator.CONTAINS, "prices");
    private static final Rule NOT_CART = rule(Operator.IS_NOT, "/shop/cart");

    @Test
    void saysWhere() {
        InWords words = new InWords("en");

        assertThat(words.where(List.of())).isEqualTo("On every page");
        assertThat(words.where(List.of(SHOP, PRICES))).isEqualTo("Where the address starts with “/shop” or contains “prices”");
        assertThat(words.where(List.of(NOT_CART))).isEqualTo("On every page, except where the address is “/shop/cart”");
        assertThat(words.where(List.of(NOT_CART, SHOP))).isEqualTo("Where the address starts with “/shop”, but not where it is “/shop/cart”");
    }

    @Test
    void saysItInTheOtherLanguages() {
        assertThat(new InWords("de").where(List.of(SHOP, NOT_CART)))
                .isEqualTo("Wo die Adresse mit „/shop“ beginnt, aber nicht wo sie „/shop/cart“ ist");
        assertThat(new InWords("pt").where(List.of(PRICES))).isEqualTo("Onde o endereço contém “prices”");
        assertThat(new InWords("es").where(List.of(PRICES))).isEqualTo("Donde la dirección contiene «prices»");
    }

    @Test
    void aValueIsNotAPattern() {
        assertThat(new InWords("en").where(List.of(rule(Operator.IS, "/a'{0}'?b={1}")))).isEqualTo("Where the address is “/a'{0}'?b={1}”");
    }

    @Test
    void saysWhenItAsks() {
        InWords words = new InWords("en");

        assertThat(words.capture(new CaptureSetting(CaptureWhen.IMMEDIATELY, null))).isEqualTo("Asks for the e-mail after the first message");
        assertThat(words.capture(new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofMinutes(1))))
                .isEqualTo("Asks for the e-mail if nobody answers within 1 minute");
        assertThat(words.capture(new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofSeconds(90))))
                .isEqualTo("Asks for the e-mail if nobody answers within 90 seconds");
        assertThat(words.capture(new CaptureSetting(CaptureWhen.NEVER, null))).isEqualTo("Does not ask for the e-mail");
    }

    private static Rule rule(Operator operator, String value) {
        return new Rule(Rule.Field.PAGE, operator, value);
    }
}
