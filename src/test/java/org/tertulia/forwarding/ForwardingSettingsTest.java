package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.platform.Refusal;

class ForwardingSettingsTest {

    private final ForwardingSettings settings = new ForwardingSettings() { };

    @Test
    void hasTheDefaultsOfTheRows() {
        assertThat(settings).returns(ForwardingMode.UNREAD, ForwardingSettings::mode)
                .returns(Duration.ofMinutes(2), ForwardingSettings::delay).returns(Duration.ofSeconds(60), ForwardingSettings::away)
                .returns(Duration.ofMinutes(15), ForwardingSettings::interval).returns(5, ForwardingSettings::context)
                .returns(10, ForwardingSettings::shortest);
    }

    @ParameterizedTest
    @CsvSource({"PT-1S,PT60S,PT15M,delay", "PT25H,PT60S,PT15M,delay", "PT0.5S,PT60S,PT15M,delay", "PT2M,PT0S,PT15M,away",
            "PT2M,PT24H1S,PT15M,away", "PT2M,PT60S,PT-1S,interval", "PT2M,PT60S,P8D,interval"})
    void refusesTimesOutOfBounds(Duration delay, Duration away, Duration interval, String field) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> settings.wait(delay, away, interval))
                .returns("forwarding." + field, Refusal::field).returns(Refusal.Reason.INVALID, Refusal::reason)
                .withMessageStartingWith("Use whole seconds");
    }

    @ParameterizedTest
    @CsvSource({"-1,10,context", "51,10,context", "5,-1,short", "5,101,short"})
    void refusesNumbersOutOfBounds(int context, int shortest, String field) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> settings.include(context, shortest))
                .returns("forwarding." + field, Refusal::field);
    }

    @Test
    void takesTheBounds() {
        settings.wait(Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(7));
        settings.include(50, 100);

        assertThat(settings.interval()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.shortest()).isEqualTo(100);
    }
}
