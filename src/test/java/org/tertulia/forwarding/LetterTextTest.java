package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.forwarding.LetterText.Said;
import org.tertulia.platform.Texts;

class LetterTextTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final PageLink PAGE = PageLink.of("https://shop.example/prices?x=1").orElseThrow();
    private static final List<Said> THREAD = List.of(visitor(1, "Hello!\nIs it in stock?"), agent(2, "Let me look."),
            agent(4, "Yes, it is."), visitor(5, "Great"), agent(6, "Anything else?"));

    @Test
    void putsTheUnreadRepliesFirstAndWhatWasSaidBeforeBelow() {
        assertThat(letter("en", List.of(4L, 6L)).plain()).isEqualTo("""
                There are 2 new answers in your chat with Support:

                Rui, Jan 1, 2026, 10:04 AM UTC:
                Yes, it is.

                You, Jan 1, 2026, 10:05 AM UTC:
                Great

                Rui, Jan 1, 2026, 10:06 AM UTC:
                Anything else?

                To answer, open the chat on https://shop.example/prices in the browser that you wrote from.

                Earlier in this chat:

                > You, Jan 1, 2026, 10:01 AM UTC:
                > Hello!
                > Is it in stock?
                >
                > Rui, Jan 1, 2026, 10:02 AM UTC:
                > Let me look.

                --\s
                You get this e-mail because this address was given in a chat with Support. If that was not you, you can delete it.
                """);
    }

    @Test
    void aTranscriptOfWhatWasReadHasOnePart() {
        LetterText letter = letter("en", List.of());

        assertThat(letter.earlier()).isEmpty();
        assertThat(letter.plain()).startsWith("Here is your chat with Support, for you to keep.\n\nYou, ").doesNotContain("\n>")
                .containsSubsequence("Hello!", "Let me look.", "Yes, it is.", "Great", "Anything else?");
    }

    @Test
    void saysWhereItWasCut() {
        LetterText whole = letter("en", List.of(6L));
        LetterText cut = new LetterText("en", "Support", THREAD, true, List.of(6L), null, false, null, null);

        assertThat(whole.plain()).doesNotContain("messages before");
        assertThat(cut.plain()).containsSubsequence("Earlier in this chat:", "> The messages before these are in the chat.", "> Hello!");
        assertThat(LetterHtml.of(cut)).containsSubsequence("Earlier in this chat", "The messages before these", "Hello!");
        assertThat(new LetterText("en", "Support", THREAD, true, List.of(), null, false, null, null).plain())
                .containsSubsequence("The messages before these", "Hello!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Your conversation with Support | There is a new answer      | Earlier in this chat           | open the chat on
            pt | A sua conversa com Support     | Há uma nova resposta       | Antes, nesta conversa          | abra o chat em
            es | Tu conversación con Support    | Hay una respuesta nueva    | Antes, en esta conversación    | abre el chat en
            de | Ihr Chat mit Support           | In Ihrem Chat mit Support  | Zuvor in diesem Chat           | öffnen Sie den Chat auf
            """)
    void speaksTheVisitorsLanguage(String language, String subject, String introduction, String earlier, String answer) {
        LetterText letter = letter(language, List.of(6L));

        assertThat(letter.subject(true)).isEqualTo(subject);
        assertThat(letter.subject(false)).isEqualTo("Re: " + subject);
        assertThat(letter.plain()).startsWith(introduction).contains(earlier).contains(answer);
        assertThat(LetterHtml.of(letter)).contains("<html lang=\"" + language + "\">").contains("<title>" + subject).contains(earlier)
                .contains(answer + " <a class=\"link\" href=\"https://shop.example/prices\"");
    }

    @Test
    void hasEveryTextInEveryLanguage() {
        for (String language : Texts.LANGUAGES) {
            for (List<Long> unread : List.of(List.<Long>of(), List.of(6L), List.of(4L, 6L))) {
                for (PageLink page : new PageLink[] {PAGE, null}) {
                    LetterText letter = new LetterText(language, "O'Hara's {1} & Co", THREAD, true, unread, page, false, null, null);
                    assertThat(letter.plain() + letter.subject(true)).contains("O'Hara's {1} & Co").doesNotContain("{0}").doesNotContain("null");
                }
            }
        }
        assertThat(Texts.LANGUAGES.stream().map(language -> Texts.below(language, "letter.").keySet()).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>bold</b>", "&lt;b&gt;", "</p></td></tr>"})
    void showsHtmlAsThePersonTypedIt(String typed) {
        LetterText letter = new LetterText("en", typed, List.of(visitor(1, typed), new Said(2, false, typed, TEN, typed)), false, List.of(2L), PAGE, false, null, null);

        String html = LetterHtml.of(letter);
        assertThat(html).doesNotContain(typed).contains(typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
        assertThat(letter.plain()).contains(typed);
    }

    @Test
    void loadsNothingFromAnywhere() {
        assertThat(LetterHtml.of(letter("de", List.of(4L)))).doesNotContain("<img").doesNotContain("src=").doesNotContain("url(")
                .doesNotContain("<link").doesNotContain("<script").doesNotContain("@import");
    }

    @Test
    void linksWhatTheTeamSentAndNothingElse() {
        String html = LetterHtml.of(new LetterText("en", "Support", List.of(visitor(1, "See https://evil.example/x"),
                agent(2, "See (https://shop.example/a?b=1&c='2'). javascript:alert(1)")), false, List.of(2L), null, false, null, null));

        assertThat(html).contains("See https://evil.example/x<").contains("(<a class=\"link\" href=\"https://shop.example/a?b=1&amp;c=&#39;2\"")
                .doesNotContain("href=\"https://evil").doesNotContain("href=\"javascript");
    }

    @Test
    void saysThatAnAnswerComesBackWhereMailIsRead() {
        LetterText heard = new LetterText("en", "Support", THREAD, false, List.of(6L), null, true, null, null);
        assertThat(heard.plain()).contains("just reply to this e-mail.");
        assertThat(LetterHtml.of(heard)).contains("just reply to this e-mail.");
        assertThat(letter("en", List.of(6L)).plain()).doesNotContain("reply to this e-mail");
    }

    @Test
    void keepsLinesApart() {
        assertThat(LetterHtml.of(letter("en", List.of(6L)))).contains("Hello!<br>\nIs it in stock?");
    }

    private static LetterText letter(String language, List<Long> unread) {
        return new LetterText(language, "Support", THREAD, false, unread, PAGE, false, null, null);
    }

    @Test
    void itsLastLineLeadsToGettingNoMore() {
        String link = "https://chat.example/stop/YW5h.x_-y";
        LetterText letter = new LetterText("pt", "Support", THREAD, false, List.of(6L), null, true, null, link);

        assertThat(letter.plain()).endsWith("Não receber mais e-mails como este: " + link + "\n");
        assertThat(LetterHtml.of(letter)).contains("href=\"" + link + "\"").contains(">Não receber mais e-mails como este</a>");
        assertThat(letter("en", List.of(6L)).plain()).doesNotContain("no more");
    }

    @Test
    void itsButtonGoesOnWithTheConversation() {
        String link = "https://chat.example/continue/abc";
        LetterText letter = new LetterText("en", "Support", THREAD, false, List.of(6L), PAGE, false, link, null);

        assertThat(letter.plain()).containsSubsequence("Continue the conversation: " + link + "\n", "works once, within 7 days, on any device", "Or open the chat on ", "Earlier in this chat");
        assertThat(LetterHtml.of(letter)).containsSubsequence("<a href=\"" + link + "\"", ">Continue the conversation</a>", "works once", "Or open the chat on <a ");
        assertThat(new LetterText("en", "Support", THREAD, false, List.of(6L), null, false, link, null).plain()).doesNotContain("the same browser");
        assertThat(new LetterText("en", "Support", THREAD, false, List.of(6L), null, true, link, null).plain()).contains("just reply to this e-mail.");
    }

    @Test
    void aFreshLinkIsALetterOfItsOwn() {
        String plain = new LetterText("de", "Support", List.of(), false, List.of(), null, true, "https://chat.example/continue/abc", null).plain();

        assertThat(plain).startsWith("Hier ist, wie gewünscht, ein neuer Link zu Ihrem Chat mit Support.\n\nGespräch fortsetzen: https://chat.example/continue/abc\n")
                .contains("\n\n-- \n").doesNotContain("\n\n\n");
    }

    private static Said visitor(long seq, String text) {
        return new Said(seq, true, null, TEN.plusSeconds(60 * seq), text);
    }

    private static Said agent(long seq, String text) {
        return new Said(seq, false, "Rui", TEN.plusSeconds(60 * seq), text);
    }
}
