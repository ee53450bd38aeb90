package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tertulia.mail.reading.ReadLetter;

class AutomaticTest {

    static List<String[]> machines() {
        return Samples.table("automatic.tsv");
    }

    static List<String> persons() {
        return Samples.table("persons.tsv").stream().map(cells -> cells[0]).toList();
    }

    static List<String> bounces() {
        return Samples.table("bounces.tsv").stream().map(cells -> cells[0]).toList();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void knowsWhatMachinesWrite(String file, Automatic.Kind kind) {
        ReadLetter letter = Samples.letter("automatic/" + file);

        assertThat(Automatic.of(letter).map(Automatic::kind)).contains(kind);
        assertThat(Bounce.of(letter)).isEmpty();
        assertThat(Automatic.unanswerable(letter)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("persons")
    void neverTakesAPersonForAMachine(String file) {
        ReadLetter letter = Samples.letter("persons/" + file);

        assertThat(Automatic.of(letter)).isEmpty();
        assertThat(Bounce.all(letter)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bounces")
    void answersNoBounce(String file) {
        assertThat(Automatic.unanswerable(Samples.letter("bounces/" + file))).isTrue();
    }

    @Test
    void answersPersonsUnlessTheirLetterAsksForSilence() {
        assertThat(Automatic.unanswerable(Samples.letter("persons/plain.eml"))).isFalse();
        assertThat(Automatic.unanswerable(Samples.letter("persons/suppress-oof.eml"))).isTrue();
        assertThat(Automatic.unanswerable(Samples.letter("persons/list-answer.eml"))).isTrue();
    }

    @Test
    void bothCorporaAreLarge() {
        assertThat(machines()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(persons()).hasSizeGreaterThanOrEqualTo(60);
    }
}
