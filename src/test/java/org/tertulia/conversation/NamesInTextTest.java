package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.conversation.NamesInText.Person;

class NamesInTextTest {

    private static final Person ANA = new Person(1, "Ana");
    private static final Person ANA_LIMA = new Person(2, "Ana Lima");
    private static final Person OTHER_ANA = new Person(3, "Ana");
    private static final Person JOSE = new Person(4, "José d'Ávila");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "@Ana|0", "Hi @Ana|3", "(@Ana)|1", "@ana, please|0", "@ANA!|0", "¿@Ana?|1", "\"a\n@Ana\"|2", "@@Ana|1", "😀@Ana|2", "see @Ana.|4",
            "@Anabela|-1", "@Ana2|-1", "ola@Ana|-1", "https://x.example/@Ana|-1", "Ana|-1", "@|-1", "@An|-1", "@ Ana|-1", "2@Ana|-1", "@Anaé|-1"})
    void aNameIsAWordOfItsOwnAfterTheSign(String text, int start) {
        List<Mentioned> found = NamesInText.find(text, List.of(ANA));
        assertThat(found).isEqualTo(start < 0 ? List.of() : List.of(new Mentioned(1, start, 4)));
    }

    @Test
    void theLongestNameCounts() {
        assertThat(NamesInText.find("@Ana Lima and @Ana", List.of(ANA, ANA_LIMA))).containsExactly(new Mentioned(2, 0, 9), new Mentioned(1, 14, 4));
        assertThat(NamesInText.find("@Ana Limas", List.of(ANA, ANA_LIMA))).containsExactly(new Mentioned(1, 0, 4));
        assertThat(NamesInText.find("@josé D'ÁVILA", List.of(JOSE))).containsExactly(new Mentioned(4, 0, 13));
    }

    @Test
    void thoseOfOneNameAreMeantInTheirOrder() {
        assertThat(NamesInText.find("@Ana @Ana @Ana", List.of(OTHER_ANA, ANA))).extracting(Mentioned::agent).containsExactly(3L, 1L, 1L);
        assertThat(NamesInText.find("@Ana @Ana @Ana", List.of(ANA, OTHER_ANA, ANA))).extracting(Mentioned::agent).containsExactly(1L, 3L, 1L);
        assertThat(NamesInText.find("@Ana", List.of(ANA, OTHER_ANA))).extracting(Mentioned::agent).containsExactly(1L);
    }

    @Test
    void atMostFiftyPlacesInATextOfNothingElseAndInNoTime() {
        Instant began = Instant.now();
        assertThat(NamesInText.find("@Ana ".repeat(4_000), List.of(ANA))).hasSize(50);
        List<Person> crowd = LongStream.range(0, 50).mapToObj(id -> new Person(id, "@".repeat(90) + id)).toList();
        assertThat(NamesInText.find("@".repeat(20_000), crowd)).isEmpty();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void placesAreKeptAsLines() {
        List<Mentioned> places = List.of(new Mentioned(Long.MAX_VALUE, 19_990, 101), new Mentioned(1, 0, 4));
        assertThat(Mentioned.of(Mentioned.lines(places))).isEqualTo(places);
        assertThat(Mentioned.lines(List.of())).isNull();
        assertThat(Mentioned.of(null)).isEmpty();
        assertThat(Mentioned.lines(Collections.nCopies(50, places.get(0)))).hasSizeLessThanOrEqualTo(2_000);
    }
}
