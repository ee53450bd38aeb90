package org.tertulia.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.capture.CapturePolicy.Action;
import org.tertulia.capture.CapturePolicy.Decision;
import org.tertulia.capture.CapturePolicy.Facts;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.platform.Refusal;

class CapturePolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final CaptureSetting AFTER_A_MINUTE = new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofMinutes(1));

    private static final Map<CaptureState, Set<CaptureState>> TABLE = Map.of(
            CaptureState.NONE, Set.of(CaptureState.WAITING, CaptureState.ASKED),
            CaptureState.WAITING, Set.of(CaptureState.ASKED, CaptureState.CANCELLED),
            CaptureState.ASKED, Set.of(CaptureState.GIVEN, CaptureState.DECLINED),
            CaptureState.DECLINED, Set.of(CaptureState.GIVEN),
            CaptureState.GIVEN, Set.of(),
            CaptureState.CANCELLED, Set.of());

    @ParameterizedTest
    @CsvSource({"0, ASK_LATER", "59, ASK_LATER", "60, ASK_NOW", "61, ASK_NOW", "3600, ASK_NOW"})
    void asksWhenTheMinuteIsOver(int seconds, Action action) {
        Decision decision = CapturePolicy.decide(AFTER_A_MINUTE, facts(CaptureState.WAITING, false, false, seconds));
        assertThat(decision.action()).isEqualTo(action);
        if (action == Action.ASK_LATER) {
            assertThat(decision.at()).isEqualTo(NOON.plusSeconds(60));
        }
    }

    @Test
    void doesNotAskOnceAPersonHasAnswered() {
        assertThat(CapturePolicy.decide(AFTER_A_MINUTE, facts(CaptureState.WAITING, false, true, 60))).isEqualTo(Decision.DONT);
    }

    @Test
    void asksAtOnceAlsoWhereAPersonHasAnsweredBefore() {
        CaptureSetting immediately = new CaptureSetting(CaptureWhen.IMMEDIATELY, null);
        assertThat(CapturePolicy.decide(immediately, facts(CaptureState.NONE, false, true, 0))).isEqualTo(Decision.ASK_NOW);
    }

    @ParameterizedTest
    @EnumSource(CaptureWhen.class)
    void neverAsksAVisitorWhoIsKnown(CaptureWhen when) {
        assertThat(CapturePolicy.decide(new CaptureSetting(when, null), facts(CaptureState.NONE, true, false, 600))).isEqualTo(Decision.DONT);
    }

    @ParameterizedTest
    @EnumSource(value = CaptureState.class, names = {"ASKED", "GIVEN", "DECLINED", "CANCELLED"})
    void asksAtMostOnce(CaptureState state) {
        assertThat(CapturePolicy.decide(new CaptureSetting(CaptureWhen.IMMEDIATELY, null), facts(state, false, false, 600))).isEqualTo(Decision.DONT);
        assertThat(CapturePolicy.decide(AFTER_A_MINUTE, facts(state, false, false, 600))).isEqualTo(Decision.DONT);
    }

    @Test
    void neverAsksWhereTheChatflowSaysSo() {
        assertThat(CapturePolicy.decide(new CaptureSetting(CaptureWhen.NEVER, null), facts(CaptureState.NONE, false, false, 600)))
                .isEqualTo(Decision.DONT);
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "60, true", "3600, true", "3601, false"})
    void theTimeIsBetweenTenSecondsAndAnHour(int seconds, boolean taken) {
        if (taken) {
            assertThat(new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofSeconds(seconds)).after()).isEqualTo(Duration.ofSeconds(seconds));
        } else {
            assertThatThrownBy(() -> new CaptureSetting(CaptureWhen.UNANSWERED, Duration.ofSeconds(seconds))).isInstanceOf(Refusal.class)
                    .hasMessageContaining("10 seconds");
        }
    }

    @ParameterizedTest
    @EnumSource(CaptureState.class)
    void theStatesFollowTheTable(CaptureState from) {
        for (CaptureState to : CaptureState.values()) {
            assertThat(from.canBecome(to)).as("%s → %s", from, to).isEqualTo(TABLE.get(from).contains(to));
            if (!from.canBecome(to)) {
                assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    private static Facts facts(CaptureState state, boolean known, boolean answered, int secondsLater) {
        return new Facts(state, known, answered, NOON, NOON.plusSeconds(secondsLater));
    }
}
