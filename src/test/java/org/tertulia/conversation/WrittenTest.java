package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Refusal;

class WrittenTest {

    @Test
    void markupIsTextLikeAnyOther() {
        String script = "<script>alert('1')</script> & <b>";
        assertThat(Written.byVisitor(script).value()).isEqualTo(script);
    }

    @Test
    void controlCharactersAreLeftOutAndLineEndsAreOne() {
        assertThat(Written.byVisitor("a\u0000b\u0007\r\nc\td\uD800").value()).isEqualTo("ab\nc\td");
    }

    @Test
    void emojiAndRightToLeftStay() {
        assertThat(Written.byVisitor("👩‍👩‍👧 שלום").value()).isEqualTo("👩‍👩‍👧 שלום");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\n\t ", "\u0000\u0001"})
    void nothingIsRefused(String nothing) {
        assertThatThrownBy(() -> Written.byVisitor(nothing)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.code()).isEqualTo("empty"));
    }

    @Test
    void theLongestIsTakenAndOneMoreIsNot() {
        assertThat(Written.byVisitor("x".repeat(Written.LONGEST)).value()).hasSize(Written.LONGEST);
        assertThatThrownBy(() -> Written.byVisitor("x".repeat(Written.LONGEST + 1))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("too-long");
            assertThat(refusal).hasMessageContaining("4000").hasMessageContaining("4001");
        });
        assertThat(Written.byTeam("x".repeat(Written.LONGEST_REPLY)).value()).hasSize(Written.LONGEST_REPLY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "not-a-uuid-not-a-uuid-not-a-uuid-nota", "00000000-0000-0000-0000-00000000000Z"})
    void aKeyMustBeAUuid(String key) {
        assertThatThrownBy(() -> SenderKey.of(key)).isInstanceOf(Refusal.class);
    }

    @Test
    void aKeyIsTheSameInUpperAndLowerCase() {
        assertThat(SenderKey.of("6F9619FF-8B86-D011-B42D-00CF4FC964FF")).isEqualTo(SenderKey.of("6f9619ff-8b86-d011-b42d-00cf4fc964ff"));
    }
}
