package org.tertulia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.inbox.ChannelType;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.testing.Persistent;

/** Letters that come in, and what becomes of them: from the raw letter to the thread. */
@Persistent
class TakingInTest extends IncomingScene {


    @Test
    void anAnswerToOurLetterGoesOnWithItsThreadAndProvesTheAddress() throws Exception {
        MimeMessage ours = forwarded("Yes, until six.");
        IncomingLetter letter = comes(answer(ours, ANA, "Thanks, I'll come at five!\n\nOn Mon, 5 Jan 2026 at 10:00, Rui <support@tertulia.example> wrote:\n> Yes, until six."));

        assertThat(letter.kind()).isEqualTo(LetterKind.REPLY);
        Message said = entry(letter);
        assertThat(said.kind()).isEqualTo(MessageKind.MESSAGE);
        assertThat(said.text()).isEqualTo("Thanks, I'll come at five!");
        assertThat(said.author().name()).isNull();
        assertThat(letter.conversationId()).isEqualTo(conversation);
        assertThat(contact().verified()).isTrue();
    }

    @Test
    void theSameLetterCountsOnceHoweverOftenItIsFetchedAndWorkedOn() throws Exception {
        MimeMessage ours = forwarded("One");
        byte[] raw = answer(ours, ANA, "Got it.").getBytes(StandardCharsets.UTF_8);
        long id = door.mailed(7, 1, raw).orElseThrow();

        assertThat(door.mailed(7, 1, "Subject: another\n\nwith the same number".getBytes(StandardCharsets.UTF_8))).as("the number again").isEmpty();
        assertThat(door.mailed(8, 5, raw)).as("numbered anew").isEmpty();
        takeIn(id);
        takeIn(id);
        assertThat(texts()).containsOnlyOnce("Got it.");
    }

    @Test
    void anAnswerIsFoundByWhatItRefersToWhereTheAddressWasLost() throws Exception {
        MimeMessage ours = forwarded("One");
        IncomingLetter letter = comes(letter("ana@example.org", "support@tertulia.example", "Re: Support", "In-Reply-To: " + ours.getMessageID() + "\n", "By reference"));

        assertThat(letter.conversationId()).isEqualTo(conversation);
        assertThat(contact().verified()).as("anybody can refer to a letter").isFalse();
    }

    @Test
    void somebodyElsesAnswerIsThreadedUnderTheirOwnName() throws Exception {
        MimeMessage ours = forwarded("One");
        IncomingLetter letter = comes(answer(ours, "Bea Bold <bea@example.net>", "I answer for Ana."));

        assertThat(letter.conversationId()).isEqualTo(conversation);
        assertThat(entry(letter).author().name()).isEqualTo("Bea Bold (bea@example.net)");
        assertThat(contact().verified()).isFalse();
        assertThat(contact().email()).isEqualTo(ANA);
    }

    @Test
    void aForgedAddressOpensNoThread() throws Exception {
        forwarded("One");
        IncomingLetter letter = comes(letter(ANA, "support+" + conversation + ".00112233445566778899@tertulia.example", "Hello", "", "Let me in"));

        assertThat(letter.kind()).isEqualTo(LetterKind.NEW);
        assertThat(letter.conversationId()).isNotEqualTo(conversation);
    }

    @Test
    void aLetterToNobodysThreadBeginsOneWithTheContactOfItsSender() throws Exception {
        IncomingLetter letter = comes(letter("Carl Cook <carl@example.com>", "support@tertulia.example", "Spare parts", "", "Do you have gaskets?\n\n-- \nCarl"));

        assertThat(letter.kind()).isEqualTo(LetterKind.NEW);
        Conversation begun = conversations.find(letter.conversationId()).orElseThrow();
        assertThat(begun.channelType()).isEqualTo(ChannelType.EMAIL);
        assertThat(begun.inboxId()).isEqualTo(inbox.id());
        assertThat(entry(letter).text()).isEqualTo("Spare parts\n\nDo you have gaskets?");
        Contact carl = contacts.get(begun.contactId());
        assertThat(carl).returns("carl@example.com", Contact::email).returns("Carl", Contact::firstName).returns("Cook", Contact::lastName)
                .returns(false, Contact::verified);

        IncomingLetter second = comes(letter("carl@example.com", "support@tertulia.example", "Re: Spare parts",
                "References: " + letter.messageId() + "\n", "And screws?"));
        assertThat(second).returns(LetterKind.REPLY, IncomingLetter::kind).returns(letter.conversationId(), IncomingLetter::conversationId);
    }

    @Test
    void aFormOfAWebSiteWritesForWhoeverFilledItIn() throws Exception {
        IncomingLetter letter = comes(letter("Shop form <form@shop.example>", "support@tertulia.example", "Question", "Reply-To: Dora Day <dora@example.com>\n", "Hello"));
        Contact dora = contacts.get(conversations.find(letter.conversationId()).orElseThrow().contactId());
        assertThat(dora).returns("dora@example.com", Contact::email).returns("Dora", Contact::firstName).returns("Day", Contact::lastName);

        conversation = letter.conversationId();
        reply("Hello Dora");
        forwardUnread(conversation);
        IncomingLetter back = comes(answer(server.letters().get(0), "dora@example.com", "Hello again"));
        assertThat(entry(back).author().name()).as("the contact's own").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"carl+ticket.77@example.com", "Carl@Example.com", "nonsense@", "a@example.com, b@example.com", ""})
    void aReplyToThatNamesNobodyElseChangesNothing(String replyTo) {
        IncomingLetter letter = comes(letter("Carl Cook <carl@example.com>", "support@tertulia.example", "Question", "Reply-To: " + replyTo + "\n", "Hello"));
        assertThat(contacts.get(conversations.find(letter.conversationId()).orElseThrow().contactId()).email()).isEqualTo("carl@example.com");
    }

    @Test
    void aReplyInSuchAConversationIsMailedAtOnceAndRefersToTheLetter() throws Exception {
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example", "Spare parts", "", "Do you have gaskets?"));
        conversation = letter.conversationId();
        long seq = reply("We do.");

        assertThat(due()).isEqualTo(clock.now());
        assertThat(forwardUnread(conversation)).isNull();
        MimeMessage sent = server.letters().get(0);
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly("carl@example.com");
        assertThat(sent.getSubject()).isEqualTo("Re: Spare parts");
        assertThat(header(sent, "In-Reply-To")).isEqualTo(letter.messageId());
        assertThat(header(sent, "References")).isEqualTo(letter.messageId());
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);

        IncomingLetter back = comes(answer(sent, "carl@example.com", "Great."));
        assertThat(back.conversationId()).isEqualTo(conversation);
    }

    @Test
    void aBounceComesBackToItsReplyAndStopsFurtherLetters() throws Exception {
        MimeMessage ours = forwarded("One");
        IncomingLetter letter = comes(bounce(ours.getMessageID(), ANA, "5.1.1", "550 5.1.1 <ana@example.org>: User unknown in virtual mailbox table"));

        assertThat(letter.kind()).isEqualTo(LetterKind.BOUNCE);
        assertThat(letter.bounce()).returns(ANA, b -> b.recipient()).returns("5.1.1", b -> b.status()).returns(true, b -> b.hard())
                .returns("userunknown", b -> b.reason());
        assertThat(delivery(2)).returns(DeliveryState.BOUNCED, d -> d.state());
        assertThat(delivery(2).reason()).contains("User unknown");

        long next = reply("Two");
        runAt(9000);
        assertThat(server.letters()).hasSize(1);
        assertThat(delivery(next)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("bounced", d -> d.reason());
    }

    @Test
    void aBounceThatNamesNoLetterOfOursStopsNothing() throws Exception {
        forwarded("One");
        comes(bounce("<made.up@tertulia.example>", ANA, "5.1.1", "550 5.1.1 User unknown"));

        assertThat(delivery(2).state()).isEqualTo(DeliveryState.FORWARDED);
        reply("Two");
        runAt(9000);
        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void anAbsenceNoteStandsInTheThreadAndWakesNobody() throws Exception {
        MimeMessage ours = forwarded("One");
        conversations.become(rui, conversation, ConversationStatus.CLOSED);
        IncomingLetter letter = comes(letter(ANA, replyTo(ours), "Automatic reply: Support", "Auto-Submitted: auto-replied\n", "I am away until Monday."));

        assertThat(letter).returns(LetterKind.AUTOMATIC, IncomingLetter::kind).returns("out-of-office", IncomingLetter::reason)
                .returns(conversation, IncomingLetter::conversationId);
        Message note = entry(letter);
        assertThat(note).returns(MessageKind.EVENT, Message::kind).returns("automatic: out-of-office\nI am away until Monday.", Message::text);
        assertThat(note.author().name()).as("the contact's own").isNull();
        Conversation held = conversations.find(conversation).orElseThrow();
        assertThat(held).returns(ConversationStatus.CLOSED, Conversation::status).returns(0, Conversation::unread);
        assertThat(threads.shownAfter(conversation, 0, 100)).as("the visitor's side").extracting(Message::text).containsExactly("Hello!", "One");

        IncomingLetter other = comes(letter("Bea <bea@example.net>", replyTo(ours), "Read: Support", "Auto-Submitted: auto-replied\n", "x".repeat(5000)));
        assertThat(entry(other).author().name()).isEqualTo("Bea (bea@example.net)");
        assertThat(entry(other).text()).hasSizeLessThan(4100).endsWith("…");
    }

    @Test
    void ourNextLetterAnswersWhatAPersonWroteAndNotTheirMachine() throws Exception {
        MimeMessage ours = forwarded("One");
        IncomingLetter person = comes(answer(ours, ANA, "A person's words"));
        comes(letter(ANA, replyTo(ours), "Automatic reply: Support", "Auto-Submitted: auto-replied\n", "I am away until Monday."));
        reply("Two");
        runAt(9000);
        MimeMessage next = server.letters().get(1);
        assertThat(header(next, "References").split("\\s+")).containsExactly(ours.getMessageID(), person.messageId());
        assertThat(header(next, "In-Reply-To")).isEqualTo(person.messageId());
    }

    @Test
    void aNewsletterIsKeptOutAndCanBeReleased() throws Exception {
        IncomingLetter letter = comes(letter("Shop <hello@shop.example>", "support@tertulia.example", "Everything must go",
                "List-Unsubscribe: <https://shop.example/u>\n", "Ten percent off."));
        assertThat(letter).returns(LetterKind.FILTERED, IncomingLetter::kind).returns("newsletter", IncomingLetter::reason);

        arrivals.release(letter.id());
        takeIn(letter.id());
        assertThat(arrivals.get(letter.id()).kind()).isEqualTo(LetterKind.NEW);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> arrivals.release(letter.id()));
    }

    @Test
    void aLetterThatCouldNotBeWorkedOnIsKeptAndTriedAgain() {
        long id = door.mailed(7, 1, "From: ana@example.org\nSubject: Hi\n\nHello".getBytes(StandardCharsets.UTF_8)).orElseThrow();
        takeIn.givenUp(id, "no use");
        assertThat(arrivals.get(id)).returns(LetterKind.FAILED, IncomingLetter::kind).returns("no use", IncomingLetter::reason);

        arrivals.retry(id);
        takeIn(id);
        assertThat(arrivals.get(id)).returns(LetterKind.NEW, IncomingLetter::kind).returns(null, IncomingLetter::reason);
    }

    @Test
    void whateverComesIsALetter() {
        for (String raw : List.of(" ", "\u0000\u0001\u0002", "no header at all", "From:\n\n", "From: <>\nTo: ,,,\nSubject: =?x?b?!?=\n\n\u00ff")) {
            IncomingLetter letter = comes(raw);
            assertThat(letter.kind()).as(raw).isNotNull().isNotEqualTo(LetterKind.FAILED);
        }
    }

    private List<String> texts() {
        return threads.after(conversation, 0, 100).stream().map(Message::text).toList();
    }

    private Contact contact() {
        return contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow();
    }
}
