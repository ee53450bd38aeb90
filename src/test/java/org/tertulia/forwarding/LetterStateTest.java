package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterStateTest {

    @ParameterizedTest
    @CsvSource({"PREPARED,false,true,true,true", "SENT,false,false,false,false", "FAILED,false,false,false,false",
            "DROPPED,false,false,false,false"})
    void knowsItsSuccessors(LetterState from, boolean prepared, boolean sent, boolean failed, boolean dropped) {
        boolean[] expected = {prepared, sent, failed, dropped};
        for (LetterState to : LetterState.values()) {
            assertThat(from.canBecome(to)).as(from + " to " + to).isEqualTo(expected[to.ordinal()]);
            if (!from.canBecome(to)) {
                assertThatIllegalStateException().isThrownBy(() -> from.to(to));
            }
        }
    }
}
