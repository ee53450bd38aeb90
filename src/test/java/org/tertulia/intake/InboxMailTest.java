package org.tertulia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.conversation.Message;
import org.tertulia.inbox.Inbox;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.testing.Persistent;

/** What an inbox keeps out of its letters, lets in later, and answers by itself. */
@Persistent
class InboxMailTest extends IncomingScene {

    private static final String SUPPORT = "support@tertulia.example";

    @Inject
    InboxMails mails;

    @Test
    void whereNobodyHasChosenWhatNobodyWaitsForIsKeptOutAndNothingIsAnswered() {
        assertThat(mails.of(inbox.id()).rules()).isEqualTo(new FilterRules(List.of(), List.of(), true, true, true, true));
        assertThat(mails.of(inbox.id()).answers()).isFalse();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> mails.of(4711));
    }

    @Test
    void eachInboxHasRulesOfItsOwn() {
        Inbox sales = inboxes.add("Sales", Set.of());
        inboxes.sendFrom(sales.id(), EmailAddress.parse("sales@tertulia.example"));
        mails.filter(sales.id(), new FilterRules(List.of(), List.of(), true, false, true, true));

        assertThat(comes(newsletter("hello@shop.example", SUPPORT, "One")).kind()).isEqualTo(LetterKind.FILTERED);
        assertThat(comes(newsletter("hello@shop.example", "sales@tertulia.example", "Two")).kind()).isEqualTo(LetterKind.NEW);
    }

    @Test
    void whoIsAllowedComesInAndWhoIsDeniedDoesNotEvenInAThread() throws Exception {
        MimeMessage ours = forwarded("One");
        mails.filter(inbox.id(), new FilterRules(List.of("news@shop.example"), List.of("example.org"), true, true, true, true));

        assertThat(comes(newsletter("news@shop.example", SUPPORT, "Wanted")).kind()).isEqualTo(LetterKind.NEW);
        IncomingLetter denied = comes(letter(ANA, ours.getReplyTo()[0].toString(), "Re: Hello", "In-Reply-To: " + ours.getMessageID() + "\n", "It's me"));
        assertThat(denied).returns(LetterKind.FILTERED, IncomingLetter::kind).returns("denied", IncomingLetter::reason);

        release(denied);
        assertThat(arrivals.get(denied.id())).returns(LetterKind.REPLY, IncomingLetter::kind).returns(conversation, IncomingLetter::conversationId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense@", "a b", "ex ample.com", "@", "http://example.com/", "*.example.com", "a@b@c", "x..y"})
    void whatIsNoSenderIsRefusedAndChangesNothing(String entry) {
        FilterRules wrong = new FilterRules(List.of(), List.of("fine.example", entry), true, true, true, true);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> mails.filter(inbox.id(), wrong)).returns("deny", Refusal::field)
                .withMessageContaining(entry);
        assertThat(mails.of(inbox.id()).rules().deny()).isEmpty();
    }

    @Test
    void tooManyEntriesAreRefused() {
        List<String> many = java.util.stream.IntStream.range(0, 501).mapToObj(i -> i + ".example").toList();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> mails.filter(inbox.id(), new FilterRules(many, List.of(), true, true, true, true)))
                .returns("too-many", Refusal::code);
    }

    @Test
    void aLetterIsReleasedWithItsThreadInTheOrderInWhichItCame() {
        IncomingLetter first = comes(newsletter("club@shop.example", SUPPORT, "First"));
        IncomingLetter second = comes(letter("club@shop.example", SUPPORT, "Second", "List-Id: <club>\nReferences: " + first.messageId() + "\n", "Second text"));
        IncomingLetter stranger = comes(newsletter("club@shop.example", SUPPORT, "Another thread"));

        arrivals.release(second.id());
        takeIn(second.id());
        assertThat(arrivals.get(second.id()).kind()).as("waits for the one before it").isNull();
        takeIn(first.id());
        takeIn(second.id());

        assertThat(arrivals.get(first.id()).kind()).isEqualTo(LetterKind.NEW);
        assertThat(arrivals.get(second.id())).returns(LetterKind.REPLY, IncomingLetter::kind)
                .returns(arrivals.get(first.id()).conversationId(), IncomingLetter::conversationId);
        assertThat(arrivals.get(stranger.id()).kind()).isEqualTo(LetterKind.FILTERED);
    }

    @Test
    void whoIsWelcomedIsLetInFromNowOn() {
        mails.filter(inbox.id(), new FilterRules(List.of(), List.of("club@shop.example"), true, true, true, true));
        IncomingLetter first = comes(newsletter("Club <club@shop.example>", SUPPORT, "First"));
        assertThat(first.reason()).isEqualTo("denied");

        mails.welcome(first.id());
        takeIn(first.id());
        assertThat(arrivals.get(first.id()).kind()).isEqualTo(LetterKind.NEW);
        assertThat(comes(newsletter("club@shop.example", SUPPORT, "Next")).kind()).isEqualTo(LetterKind.NEW);
        assertThat(mails.of(inbox.id()).rules()).returns(List.of("club@shop.example"), FilterRules::allow).returns(List.of(), FilterRules::deny);
    }

    @Test
    void lettersOfAThreadThatComeTogetherBecomeOneConversationInWhateverOrderTheyAreWorkedOn() {
        long one = arrives(letter("carl@example.com", SUPPORT, "Parts", "", "Do you have gaskets?"));
        long two = arrives(letter("carl@example.com", SUPPORT, "Re: Parts", "References: " + arrivals.get(one).messageId() + "\n", "And screws?"));

        assertThat(takeIn(two)).isEqualTo(clock.now().plusSeconds(1));
        assertThat(takeIn(one)).isNull();
        assertThat(takeIn(two)).isNull();
        assertThat(arrivals.get(two)).returns(LetterKind.REPLY, IncomingLetter::kind).returns(arrivals.get(one).conversationId(), IncomingLetter::conversationId);
    }

    @Test
    void aLetterWaitsNeitherForOneThatFailedNorForOneThatCameLater() {
        long one = arrives(letter("carl@example.com", SUPPORT, "Parts", "References: <later@client.example>\n", "One"));
        long two = arrives("Message-ID: <later@client.example>\n" + letter("carl@example.com", SUPPORT, "Re: Parts",
                "References: " + arrivals.get(one).messageId() + "\n", "Two").replaceFirst("(?m)^Message-ID:.*\n", ""));
        takeIn.givenUp(one, "no use");
        assertThat(takeIn(two)).isNull();
        assertThat(arrivals.get(two).kind()).isEqualTo(LetterKind.NEW);
        arrivals.retry(one);
        assertThat(takeIn(one)).isNull();
    }

    @Test
    void whoBeginsAConversationByMailIsAnsweredAtOnceWhereTheInboxSaysSo() throws Exception {
        mails.answer(inbox.id(), true, "Thank you! We answer within a day.");
        IncomingLetter letter = comes(letter("carl@example.com", SUPPORT, "Parts", "", "Do you have gaskets?"));
        Message answer = threads.after(letter.conversationId(), letter.seq(), 10).get(0);
        assertThat(answer.text()).isEqualTo("Thank you! We answer within a day.");
        assertThat(answer.author().name()).isEqualTo("Support");
        assertThat(conversations.find(letter.conversationId()).orElseThrow().waitingSince()).as("a person's answer is still awaited").isNotNull();

        forwardUnread(letter.conversationId());
        MimeMessage sent = server.letters().get(0);
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly("carl@example.com");
        assertThat(sent.getSubject()).isEqualTo("Re: Parts");
        assertThat(header(sent, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(header(sent, "X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(header(sent, "In-Reply-To")).isEqualTo(letter.messageId());

        conversation = letter.conversationId();
        reply("We do.");
        forwardUnread(conversation);
        assertThat(header(server.letters().get(1), "Auto-Submitted")).as("a person's").isNull();
    }

    @Test
    void nobodyIsAnsweredAutomaticallyTwiceADay() {
        mails.answer(inbox.id(), true, "Thank you!");
        assertThat(answersTo(letter("carl@example.com", SUPPORT, "One", "", "Text of one"))).isEqualTo(1);
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(answersTo(letter("carl@example.com", SUPPORT, "Two", "", "Text of two"))).isZero();
        assertThat(answersTo(letter("dora@example.com", SUPPORT, "Three", "", "Text of three"))).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(answersTo(letter("carl@example.com", SUPPORT, "Four", "", "Text of four"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated\n", "Precedence: bulk\n", "X-Auto-Response-Suppress: All\n", "Return-Path: <>\n",
            "List-Id: <news.shop.example>\n"})
    void noMachineIsAnsweredAutomatically(String header) {
        mails.filter(inbox.id(), new FilterRules(List.of(), List.of(), false, false, false, false));
        mails.answer(inbox.id(), true, "Thank you!");
        IncomingLetter letter = comes(letter("carl@example.com", SUPPORT, "One", header, "Text"));
        if (letter.conversationId() != null) {
            assertThat(threads.after(letter.conversationId(), letter.seq(), 10)).isEmpty();
        }
        assertThat(letter.kind()).isNotNull();
    }

    @Test
    void whatAMachineWritesOfItsOwnAccordIsTheFiltersAndAnAnswerIsNot() {
        IncomingLetter order = comes(letter("shop@shop.example", SUPPORT, "Your order", "Auto-Submitted: auto-generated\n", "It is on its way"));
        assertThat(order).returns(LetterKind.FILTERED, IncomingLetter::kind).returns("automatic", IncomingLetter::reason);
        release(order);
        assertThat(arrivals.get(order.id()).kind()).isEqualTo(LetterKind.NEW);
        IncomingLetter answer = comes(letter("shop@shop.example", SUPPORT, "Re: Ticket", "In-Reply-To: <old@elsewhere.example>\nAuto-Submitted: auto-replied\n", "We have it"));
        assertThat(answer).returns(LetterKind.AUTOMATIC, IncomingLetter::kind);

        mails.filter(inbox.id(), new FilterRules(List.of(), List.of(), true, true, false, true));
        assertThat(comes(letter("shop@shop.example", SUPPORT, "Your next order", "Auto-Submitted: auto-generated\n", "It too")).kind()).isEqualTo(LetterKind.NEW);
    }

    @Test
    void anAutomaticAnswerMustSaySomething() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> mails.answer(inbox.id(), true, " ")).returns("answer", Refusal::field);
        assertThat(mails.of(inbox.id()).answers()).isFalse();
    }

    private int answersTo(String raw) {
        IncomingLetter letter = comes(raw);
        assertThat(letter.kind()).isEqualTo(LetterKind.NEW);
        return threads.after(letter.conversationId(), letter.seq(), 10).size();
    }

    private void release(IncomingLetter letter) {
        arrivals.release(letter.id());
        takeIn(letter.id());
    }

    private static String newsletter(String from, String to, String subject) {
        return letter(from, to, subject, "List-Unsubscribe: <https://shop.example/u>\n", "Ten percent off: " + subject);
    }
}
