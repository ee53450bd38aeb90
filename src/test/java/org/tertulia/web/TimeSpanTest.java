package org.tertulia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Refusal;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({"PT0S, 0, SECONDS", "PT10S, 10, SECONDS", "PT1M, 1, MINUTES", "PT90S, 90, SECONDS", "PT1H, 1, HOURS", "PT24H, 1, DAYS",
        "PT36H, 36, HOURS", "PT168H, 7, DAYS"})
    void isToldInTheLargestUnitThatFits(Duration duration, String amount, TimeSpan.Unit unit) {
        TimeSpan span = new TimeSpan("after", duration);

        assertThat(span.getAmount()).isEqualTo(amount);
        assertThat(span.getUnit()).isEqualTo(unit);
        assertThat(span.duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "-1", "1.5", "1e3", "1000000000000", "٣"})
    void takesWholeNumbersOnly(String amount) {
        TimeSpan span = new TimeSpan("after", Duration.ofMinutes(1));
        span.setAmount(amount);

        assertThatThrownBy(span::duration).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.field()).isEqualTo("after"));
    }

    @Test
    void whatIsTypedMayHaveSpacesAround() {
        TimeSpan span = new TimeSpan("after", Duration.ofMinutes(1));
        span.setAmount(" 2 ");
        span.setUnit(TimeSpan.Unit.HOURS);

        assertThat(span.duration()).isEqualTo(Duration.ofHours(2));
    }
}
