package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.platform.Refusal;

class NamesTest {

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void findsAValueByItsName(DeliveryState state) {
        assertThat(Names.parse(DeliveryState.class, "state", Names.of(state))).isEqualTo(state);
    }

    @Test
    void writesNamesAsJsonDoes() {
        assertThat(Names.of(DeliveryState.NOT_FORWARDED)).isEqualTo("notForwarded");
        assertThat(Names.of(DeliveryState.READ)).isEqualTo("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "", "not_forwarded", "Read", " read"})
    void takesNoOtherSpelling(String name) {
        assertThatThrownBy(() -> Names.parse(DeliveryState.class, "state", name)).isInstanceOf(Refusal.class);
    }

    @Test
    void knowsIds() {
        assertThat(Names.pathId("inbox", "1001")).isEqualTo(1001);
        assertThat(Names.id("inbox", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1 ", "1e3", "x", "٣", "1234567890123456789"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Names.pathId("inbox", text)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.MISSING));
        assertThatThrownBy(() -> Names.id("inbox", text)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID));
    }
}
