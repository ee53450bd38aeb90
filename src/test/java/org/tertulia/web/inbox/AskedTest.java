package org.tertulia.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Refusal;

class AskedTest {

    private static Asked asked(String json) {
        return new Asked(AgentFrames.parse(json));
    }

    @Test
    void readsWhatIsThere() {
        Asked asked = asked("{\"type\":\"watch\",\"after\":7,\"conversation\":\"12\",\"visitors\":[\"1\",\"2\",\"3\"],\"seqs\":[4,5]}");
        assertThat(asked.text("type")).isEqualTo("watch");
        assertThat(asked.number("after")).isEqualTo(7);
        assertThat(asked.id("conversation")).isEqualTo(12);
        assertThat(asked.ids("visitors", 2)).containsExactly(1L, 2L);
        assertThat(asked.numbers("seqs", 9)).containsExactly(4L, 5L);
    }

    @Test
    void takesNothingForNothing() {
        Asked asked = asked("{\"conversation\":null}");
        assertThat(asked.id("conversation")).isNull();
        assertThat(asked.text("type")).isNull();
        assertThat(asked.number("after")).isZero();
        assertThat(asked.ids("visitors", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":{}}", "{\"x\":1.5}", "{\"x\":true}", "{\"x\":\"a\"}", "{\"x\":99999999999999999999}", "{\"x\":[null]}"})
    void refusesWhatIsSomethingElse(String json) {
        assertThatThrownBy(() -> {
            Asked asked = asked(json);
            asked.number("x");
            asked.id("x");
            asked.ids("x", 5);
        }).isInstanceOf(Refusal.class);
    }
}
