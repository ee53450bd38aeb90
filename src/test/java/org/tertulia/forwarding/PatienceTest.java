package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final long FIVE_DAYS = 432_000;

    @ParameterizedTest
    @CsvSource({"1, 300", "2, 600", "3, 1200", "4, 2400", "5, 4000", "6, 4000", "60, 4000", "1000, 4000"})
    void thePauseDoublesFromFiveMinutesToFourThousandSeconds(int tries, long seconds) {
        assertThat(Patience.next(tries, NOON, NOON)).isEqualTo(NOON.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"427999, 431999", "428000, 432000", "428001, 432000", "431999, 432000"})
    void theLastTryIsAtTheVeryEnd(long now, long next) {
        assertThat(Patience.next(50, NOON, NOON.plusSeconds(now))).isEqualTo(NOON.plusSeconds(next));
    }

    @ParameterizedTest
    @CsvSource({"432000", "432001", "9000000"})
    void afterFiveDaysItIsGivenUp(long now) {
        assertThat(Patience.next(50, NOON, NOON.plusSeconds(now))).isNull();
    }

    @Test
    void aHundredAndTwelveTriesInAll() {
        List<Instant> tries = new ArrayList<>(List.of(NOON));
        for (Instant next = NOON; next != null; ) {
            next = Patience.next(tries.size(), NOON, next);
            if (next != null) {
                tries.add(next);
            }
        }
        assertThat(tries).hasSize(112).last().isEqualTo(NOON.plusSeconds(FIVE_DAYS));
        assertThat(Duration.between(tries.get(0), tries.get(1))).isEqualTo(Duration.ofMinutes(5));
    }
}
