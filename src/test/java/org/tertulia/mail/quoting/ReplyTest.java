package org.tertulia.mail.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

class ReplyTest {

    private static final String HTML = "<div>Yes, <b>please</b>.</div><blockquote type=\"cite\">Shall we?</blockquote>";

    @Test
    void plain_text_is_taken_where_there_is_any_and_html_is_divided_too() {
        Reply reply = Reply.of(letter("Re: Cups", "Yes, please.\n\n> Shall we?", HTML, body("text/plain", "Yes, please.\n\n> Shall we?")));

        assertThat(reply.shown()).isEqualTo("Yes, please.");
        assertThat(reply.quoted()).isEqualTo("> Shall we?");
        assertThat(reply.shownHtml()).isEqualTo("<div>Yes, <b>please</b>.</div>");
        assertThat(reply.quotedHtml()).isEqualTo("<blockquote type=\"cite\">Shall we?</blockquote>");
    }

    @Test
    void html_alone_gives_the_text() {
        Reply reply = Reply.of(letter("Re: Cups", "Yes, please. Shall we?", HTML, body("text/html", HTML)));

        assertThat(reply.shown()).isEqualTo("Yes, please.");
        assertThat(reply.quoted()).isEqualTo("> Shall we?");
    }

    @Test
    void a_plain_text_that_only_says_that_there_is_html_is_not_taken() {
        String html = "<p>" + "We think about it. ".repeat(60) + "</p>";
        Reply reply = Reply.of(letter("Re: Cups", "Your program shows no HTML.", html, body("text/plain", "Your program shows no HTML.")));

        assertThat(reply.shown()).startsWith("We think about it.");
    }

    @Test
    void the_html_tells_where_the_quote_begins_when_no_word_of_the_plain_text_does() {
        String html = "<p>Anna mulle kuppi.</p><div class=\"moz-cite-prefix\">Vuh Shop zud</div><blockquote>Mo?</blockquote>";
        Reply reply = Reply.of(letter("Re: Cups", "Anna mulle\nkuppi.\n\nVuh Shop zud\nMo?", html,
                body("text/plain", "Anna mulle\nkuppi.\n\nVuh Shop zud\nMo?")));

        assertThat(reply.shown()).isEqualTo("Anna mulle\nkuppi.");
        assertThat(reply.quoted()).isEqualTo("Vuh Shop zud\nMo?");
    }

    @Test
    void without_html_there_is_none() {
        Reply reply = Reply.of(letter("Re: Cups", "Yes.", null, body("text/plain", "Yes.")));

        assertThat(reply).isEqualTo(new Reply("Yes.", "", "", null, null));
    }

    @Test
    void the_subject_of_a_letter_passed_on_is_known_in_other_languages() {
        String text = "Siehe unten.\n\nVon: Bob <bob@example.net>\nGesendet: 2. Januar 2015 10:11\nAn: Rui\nBetreff: Tassen\n\nWo?";

        assertThat(Reply.of(letter("WG: Tassen", text, null, body("text/plain", text))).shown()).isEqualTo(text);
        assertThat(Reply.of(letter("AW: Tassen", text, null, body("text/plain", text))).shown()).isEqualTo("Siehe unten.");
    }

    @Test
    void a_letter_without_anything_is_an_empty_reply() {
        assertThat(Reply.of(letter(null, null, null))).isEqualTo(new Reply("", "", "", null, null));
    }

    private static Piece body(String type, String text) {
        return new Piece(type, ReadHeaders.NONE, null, Piece.Role.BODY, null, new byte[0], text, null);
    }

    private static ReadLetter letter(String subject, String text, String html, Piece... pieces) {
        return new ReadLetter(ReadHeaders.NONE, "multipart/alternative", null, List.of(), List.of(), List.of(), subject, null, null,
                List.of(), List.of(), text, html, List.of(pieces), Set.of());
    }
}
