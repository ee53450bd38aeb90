package org.tertulia.mail.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tertulia.mail.quoting.QuoteSamples.Sample;

class QuotedTextTest {

    static List<Sample> letters() {
        return QuoteSamples.letters();
    }

    static List<String> attributions() {
        return QuoteSamples.attributions();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void of_a_letter_exactly_what_was_written_is_shown(Sample sample) {
        assertThat(QuotedText.split(sample.letter()).shown()).isEqualTo(sample.expected().get(0));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void with_the_other_ends_of_lines_it_is_the_same(Sample sample) {
        assertThat(QuotedText.split(sample.letter().replace("\n", "\r\n")).shown()).isEqualTo(sample.expected().get(0));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void no_line_is_lost_between_the_parts(Sample sample) {
        Visible parts = QuotedText.split(sample.letter());
        assertThat(lines(parts.shown() + "\n" + parts.quoted() + "\n" + parts.signature())).isEqualTo(lines(sample.letter()));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).sorted().collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void an_attribution_goes_with_its_quote_wherever_they_stand(String attribution) {
        String answer = "Thanks, it works now.";
        assertThat(Stream.of(
                answer + "\n\n" + attribution + "\n\n> Does it work?\n> Ana\n",
                answer + "\n\n" + attribution + "\n\nDoes it work?\n\nAna\n",
                answer + "\n" + attribution + "\n> Does it work?\n",
                answer + "\n\n> " + attribution + "\n> \n> Does it work?\n",
                attribution + "\n> Does it work?\n> Ana\n\n" + answer + "\n").map(text -> QuotedText.split(text).shown()))
                .containsOnly(answer);
    }

    @Test
    void the_three_parts_are_told_apart() {
        assertThat(QuotedText.split("Yes.\n\n-- \nAna\n\nOn 2 Jan 2015, Rui <rui@example.org> wrote:\n> Really?\n"))
                .isEqualTo(new Visible("Yes.", "On 2 Jan 2015, Rui <rui@example.org> wrote:\n> Really?", "-- \nAna"));
    }

    @Test
    void a_quote_broken_anew_at_any_width_is_still_one() {
        String text = "We have received the order that you made in our shop on New Year's day and would like to know whether we should send it "
                + "to the address that you gave last year, or to another one. The cups are ready. If you prefer, Ana can bring them to "
                + "Lisbon herself on Monday or Tuesday of the next week, because she travels there anyway and likes to drive.";
        for (int first = 66; first <= 80; first++) {
            for (int second = 66; second <= 80; second++) {
                StringBuilder letter = new StringBuilder("Yes, please.\n\nOn Fri, Jan 2, 2015 at 10:11 AM Ana <a@example.org> wrote:\n");
                for (String line : broken(text, first)) {
                    broken("> " + line, second).forEach(again -> letter.append(again).append('\n'));
                }
                assertThat(QuotedText.split(letter.toString()).shown()).as(letter.toString()).isEqualTo("Yes, please.");
            }
        }
    }

    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Test
    void nothing_is_nothing() {
        assertThat(QuotedText.split(null)).isEqualTo(new Visible("", "", ""));
        assertThat(QuotedText.split(" \n\n")).isEqualTo(new Visible("", "", ""));
    }

    @Test
    void a_letter_passed_on_is_shown_with_the_few_words_said_to_it_and_folded_below_many() {
        String passed = "---------- Forwarded message ---------\nFrom: Bob <bob@example.net>\nSubject: Cups\n\nWhere?";
        assertThat(QuotedText.split("FYI\n\n" + passed).shown()).isEqualTo("FYI\n\n" + passed);
        String much = "I have looked into this for days. ".repeat(20).strip();
        assertThat(QuotedText.split(much + "\n\n" + passed).shown()).isEqualTo(much);
    }

    @Test
    void the_subject_tells_that_a_block_of_headers_is_passed_on() {
        String text = "See below.\n\nFrom: Bob <bob@example.net>\nSent: 2 January 2015 10:11\nTo: Rui\nSubject: Cups\n\nWhere?";
        assertThat(QuotedText.split(text, false).shown()).isEqualTo("See below.");
        assertThat(QuotedText.split(text, true).shown()).isEqualTo(text);
    }
}
