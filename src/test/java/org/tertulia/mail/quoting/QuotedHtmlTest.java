package org.tertulia.mail.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tertulia.mail.quoting.QuoteSamples.Sample;

class QuotedHtmlTest {

    static List<Sample> letters() {
        return QuoteSamples.html();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void the_text_of_the_html_is_what_was_written(Sample sample) {
        assertThat(QuotedHtml.read(sample.letter(), false).text().shown()).isEqualTo(sample.expected().get(0));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void the_html_shown_is_what_was_written(Sample sample) {
        assertThat(QuotedHtml.split(sample.letter()).shown().strip()).isEqualTo(sample.expected().get(1));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void no_word_is_lost_between_the_two(Sample sample) {
        QuotedHtml.VisibleHtml parts = QuotedHtml.split(sample.letter());
        assertThat(words(parts.shown() + "<p>" + parts.quoted()).chars().sorted().toArray())
                .isEqualTo(words(sample.letter()).chars().sorted().toArray());
    }

    private static String words(String html) {
        return Jsoup.parse(html).body().text().replaceAll("[\\s\u00a0]", "");
    }

    @Test
    void nothing_is_nothing() {
        assertThat(QuotedHtml.split(null)).isEqualTo(new QuotedHtml.VisibleHtml("", ""));
    }
}
