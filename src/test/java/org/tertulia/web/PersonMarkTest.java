package org.tertulia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonMarkTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"Ana Maria Sá, AS", "Ana, A", "' Rui  Costa ', RC", "ana@example.com, a", "'', ''", "null, ''",
            "😀 Smile, 😀S"})
    void takesTheFirstLettersOfTheFirstAndTheLastWord(String name, String initials) {
        assertThat(PersonMark.initials(name)).isEqualTo(initials);
    }

    @Test
    void spreadsPeopleOverAllColours() {
        assertThat(IntStream.range(1000, 1100).map(id -> PersonMark.hue((long) id)).distinct().sorted())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(PersonMark.hue(1031L)).isEqualTo(PersonMark.hue("1031"));
    }
}
