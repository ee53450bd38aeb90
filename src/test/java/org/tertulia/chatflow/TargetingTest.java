package org.tertulia.chatflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.platform.Refusal;

class TargetingTest {

    @ParameterizedTest
    @CsvSource({
            "IS, https://shop.example/prices, https://shop.example/prices, true",
            "IS, https://shop.example/prices, https://shop.example/prices/, true",
            "IS, https://shop.example/prices, https://SHOP.example/Prices#top, true",
            "IS, https://shop.example/prices, https://shop.example/prices?utm=1, true",
            "IS, https://shop.example/prices?a=1, https://shop.example/prices?a=2, false",
            "IS, https://shop.example/prices, https://shop.example/prices/more, false",
            "IS, https://shop.example/prices, http://shop.example/prices, false",
            "IS, shop.example/prices, http://shop.example/prices, true",
            "IS, /prices, https://shop.example/prices?x=1, true",
            "IS, /prices, https://shop.example/old/prices, false",
            "IS, /, https://shop.example, true",
            "IS, /, https://shop.example/x, false",
            "CONTAINS, prices, https://shop.example/old-prices/1, true",
            "CONTAINS, PRICES, https://shop.example/old-prices/1, true",
            "CONTAINS, utm=1, https://shop.example/?utm=1, true",
            "CONTAINS, prices, https://shop.example/, false",
            "STARTS_WITH, /docs, https://shop.example/docs/start, true",
            "STARTS_WITH, /docs, https://shop.example/my/docs, false",
            "STARTS_WITH, https://shop.example, https://shop.example/x, true",
            "STARTS_WITH, shop.example/x, https://shop.example/x/y, true"})
    void comparesThePage(Rule.Operator operator, String value, String page, boolean hit) {
        assertThat(Targeting.matches(List.of(rule(operator, value)), page)).isEqualTo(hit);
    }

    @Test
    void withoutRulesItIsMeantForEveryPage() {
        assertThat(Targeting.matches(List.of(), "https://shop.example/")).isTrue();
        assertThat(Targeting.matches(List.of(), null)).isTrue();
    }

    @Test
    void oneRuleThatHitsIsEnough() {
        List<Rule> rules = List.of(rule(Rule.Operator.IS, "/a"), rule(Rule.Operator.IS, "/b"));
        assertThat(Targeting.matches(rules, "https://shop.example/b")).isTrue();
        assertThat(Targeting.matches(rules, "https://shop.example/c")).isFalse();
    }

    @Test
    void aRuleThatSaysNotKeepsItAway() {
        List<Rule> rules = List.of(rule(Rule.Operator.STARTS_WITH, "/docs"), rule(Rule.Operator.CONTAINS_NOT, "internal"));
        assertThat(Targeting.matches(rules, "https://shop.example/docs/a")).isTrue();
        assertThat(Targeting.matches(rules, "https://shop.example/docs/internal")).isFalse();
        assertThat(Targeting.matches(List.of(rule(Rule.Operator.IS_NOT, "/checkout")), "https://shop.example/checkout")).isFalse();
        assertThat(Targeting.matches(List.of(rule(Rule.Operator.IS_NOT, "/checkout")), "https://shop.example/")).isTrue();
    }

    @Test
    void aPageThatIsUnknownIsNoPageInParticular() {
        assertThat(Targeting.matches(List.of(rule(Rule.Operator.IS, "/a")), null)).isFalse();
        assertThat(Targeting.matches(List.of(rule(Rule.Operator.IS_NOT, "/a")), null)).isTrue();
    }

    @Test
    void aRuleNeedsAValue() {
        assertThatThrownBy(() -> rule(Rule.Operator.IS, "  ")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Rule(Rule.Field.PAGE, null, "/a")).isInstanceOf(Refusal.class);
    }

    private static Rule rule(Rule.Operator operator, String value) {
        return new Rule(Rule.Field.PAGE, operator, value);
    }
}
