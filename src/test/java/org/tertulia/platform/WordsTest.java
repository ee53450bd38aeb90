package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areSmallAndWithoutAccents() {
        assertThat(Words.of("Côté  ÉCOLE, Straße").all()).containsExactly("cote", "ecole", "straße");
    }

    @Test
    void combinedAccentsAreTheSame() {
        assertThat(Words.of("cafe\u0301").all()).containsExactly("cafe");
    }

    @Test
    void whatIsNeitherLetterNorDigitPartsThem() {
        assertThat(Words.of("ana.silva@example.com #12-34 100%").all()).containsExactly("ana", "silva", "example", "com", "12", "34", "100");
    }

    @Test
    void nothingThatTheDatabaseWouldReadAsACommandIsLeft() {
        assertThat(Words.of("a & !b | (c:*) <-> 'd' \\").query()).isEqualTo("a & b & c & d:*");
    }

    @Test
    void theLastMayBeBegunOnly() {
        assertThat(Words.of("red bic").query()).isEqualTo("red & bic:*");
        assertThat(Words.of("red bic").patterns()).containsExactly("% red %", "% bic%");
    }

    @Test
    void tenAtMost() {
        assertThat(Words.of("1 2 3 4 5 6 7 8 9 10 11").all()).hasSize(10).endsWith("10");
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Words.of(null).none()).isTrue();
        assertThat(Words.of(" %_! ").none()).isTrue();
    }

    @Test
    void eachCharacterHasOneThatItStandsFor() {
        assertThat(Words.TO).hasSameSizeAs(Words.FROM);
        assertThat(Words.FROM.chars().distinct().count()).isEqualTo(Words.FROM.length());
    }

    @Test
    void aBeginningOfALetterOrTwoIsNotAskedForByTheIndex() {
        assertThat(Words.of("red sc").rare().query()).isEqualTo("red:*");
        assertThat(Words.of("red sca").rare().query()).isEqualTo("red & sca:*");
        assertThat(Words.of("re").rare().none()).isTrue();
        assertThat(Words.of("退款").rare().query()).isEqualTo("退款:*");
        assertThat(Words.of("").rare().none()).isTrue();
    }
}
