package org.tertulia.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;

class RateLimitsTest {

    private final MovableClock clock = new MovableClock();
    private final RateLimits limits = limits(clock);

    static RateLimits limits(MovableClock clock) {
        RateLimits limits = new RateLimits();
        limits.clock = clock;
        limits.settings = new Settings();
        return limits;
    }

    @Test
    void letsABurstThroughAndThenOneAfterTheOther() {
        assertThat(taken(Limit.EMAIL_CAPTURE, "a", 50)).as("ten at once").isEqualTo(10);
        clock.move(Duration.ofMinutes(1));
        assertThat(taken(Limit.EMAIL_CAPTURE, "a", 50)).as("one each minute").isEqualTo(1);
        clock.move(Duration.ofHours(5));
        assertThat(taken(Limit.EMAIL_CAPTURE, "a", 50)).as("never more than the burst").isEqualTo(10);
    }

    @Test
    void countsEachKeyAndEachLimitForItself() {
        assertThat(taken(Limit.EMAIL_CAPTURE, "a", 50)).isEqualTo(10);
        assertThat(taken(Limit.EMAIL_CAPTURE, "b", 50)).isEqualTo(10);
        assertThat(limits.allow(Limit.API_TOKEN, "a")).isTrue();
    }

    @Test
    void saysHowLongToWait() {
        taken(Limit.EMAIL_CAPTURE, "a", 10);
        assertThatThrownBy(() -> limits.demand(Limit.EMAIL_CAPTURE, "a", "Slowly."))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_MANY);
                    assertThat(refusal.after()).isEqualTo(Duration.ofMinutes(1));
                }).hasMessage("Slowly.");
    }

    @Test
    void givesBack() {
        taken(Limit.EMAIL_CAPTURE, "a", 10);
        limits.giveBack(Limit.EMAIL_CAPTURE, "a");
        assertThat(taken(Limit.EMAIL_CAPTURE, "a", 10)).isEqualTo(1);
    }

    private int taken(Limit limit, String key, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limits.allow(limit, key) ? 1 : 0;
        }
        return taken;
    }
}
