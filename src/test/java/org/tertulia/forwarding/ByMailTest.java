package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.inbox.ChannelType;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Role;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.UnrulySmtp;

/** Conversations by mail: replies as a person writes them, copies, and conversations that the team begins. */
@Persistent
class ByMailTest extends IncomingScene {

    private static final String CARL = "carl@example.com";
    private static final String DORA = "dora@example.com";

    @Inject
    NewLetters newLetters;
    @Inject
    StoppedAddresses stopped;

    @BeforeEach
    void answersAreRead() {
        settings.readBy("imap://support@tertulia.example");
    }

    @Test
    void aReplyIsWrittenAsAPersonWritesIt() throws Exception {
        agents.sign(rui.id(), "Rui Sá\nWorkshop");
        begun("Carl Cook <" + CARL + ">", "", "Do you have <gaskets>?\n\nAnd O-rings?");
        reply("We do.\n\nBoth of them.");
        MimeMessage letter = sent();

        assertThat(letter.getSubject()).isEqualTo("Re: Spare parts");
        assertThat(text(letter)).isEqualTo("""
                We do.

                Both of them.

                --\s
                Rui Sá
                Workshop

                On May 6, 2026, 9:00 AM UTC, Carl Cook wrote:
                > Spare parts
                >
                > Do you have <gaskets>?
                >
                > And O-rings?
                """);
        assertThat(html(letter)).containsSubsequence("We do.<br>\n<br>\nBoth of them.", "-- <br>\nRui Sá<br>\nWorkshop", "Carl Cook wrote:", "<blockquote type=\"cite\"",
                "Do you have &lt;gaskets&gt;?");
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        letter.writeTo(raw);
        Reply read = Reply.of(LetterReader.read(raw.toByteArray()));
        assertThat(read.shown()).as("what a Tertulia at the other end shows").isEqualTo("We do.\n\nBoth of them.");
    }

    @ParameterizedTest
    @CsvSource({"en, wrote:", "pt, escreveu:", "es, escribió:", "de, schrieb Carl Cook:"})
    void itsQuoteIsFoldedByWhoeverReadsItInTheLanguageOfItsWriter(String language, String attribution) throws Exception {
        agents.sign(rui.id(), "Rui Sá");
        agents.speak(rui.id(), language);
        begun("Carl Cook <" + CARL + ">", "", "Do you have gaskets?");
        reply("We do.");
        MimeMessage letter = sent();

        assertThat(text(letter)).contains(attribution);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        letter.writeTo(raw);
        assertThat(Reply.of(LetterReader.read(raw.toByteArray())).shown()).isEqualTo("We do.");
    }

    @Test
    void theInboxSignsForWhoHasNoSignature() throws Exception {
        inboxes.sign(inbox.id(), "Your team");
        begun(CARL, "", "One?");
        reply("Yes.");
        assertThat(text(sent())).startsWith("Yes.\n\n-- \nYour team\n\nOn ");

        inboxes.sign(inbox.id(), " ");
        reply("And two.");
        assertThat(text(sent())).startsWith("And two.\n\nOn ").contains("Rui wrote:\n> Yes.\n").doesNotContain("-- ");
    }

    @Test
    void whoWasInCopyIsAnsweredTooInOneLetter() throws Exception {
        begun(CARL, "Cc: Dora Day <" + DORA + ">\n", "Do you have gaskets?");
        reply("We do.");
        forwardUnread(conversation);

        assertThat(server.letters()).as("a mailbox each").hasSize(2);
        MimeMessage one = server.letters().get(0);
        assertThat(one.getMessageID()).isEqualTo(server.letters().get(1).getMessageID());
        assertThat(one.getRecipients(RecipientType.TO)).extracting(Object::toString).containsExactly(CARL);
        assertThat(one.getRecipients(RecipientType.CC)).extracting(Object::toString).containsExactly("Dora Day <" + DORA + ">");

        IncomingLetter dora = comes(answer(one, "Dora Day <" + DORA + ">", "I take ten."));
        assertThat(dora.conversationId()).isEqualTo(conversation);
        assertThat(entry(dora)).returns(MessageKind.MESSAGE, Message::kind);
        assertThat(entry(dora).author().name()).isEqualTo("Dora Day (" + DORA + ")");
        IncomingLetter carl = comes(answer(one, CARL, "So do I."));
        assertThat(entry(carl).author().name()).isNull();
        assertThat(contact(CARL).verified()).as("Dora could have written that").isFalse();
    }

    @Test
    void alsoInALetterOfAChatWhichThenHoldsNothingThatIsTheContactsAlone() throws Exception {
        identify(ANA);
        reply("Until six.");
        runAt(120);
        MimeMessage first = server.letters().get(0);
        comes(letter(ANA, first.getReplyTo()[0].toString(), "Re: it", "Cc: " + DORA + "\n", "Dora comes too."));
        server.empty();
        reply("See you both.");
        runAt(9000);

        MimeMessage letter = server.letters().get(0);
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(ANA, DORA);
        assertThat(text(letter)).contains("See you both.").doesNotContain("/continue/").doesNotContain("/stop/");
        assertThat(header(letter, "List-Unsubscribe")).isNull();
        IncomingLetter forged = comes(answer(letter, ANA, "unsubscribe me"));
        assertThat(forged.conversationId()).isEqualTo(conversation);
        comes(letter(DORA, letter.getReplyTo()[0].toString(), "unsubscribe", "", ""));
        assertThat(stopped.find(EmailAddress.parse(ANA))).isEmpty();
    }

    @Test
    void aCopyThatComesBackStopsCopiesAndNothingElse() throws Exception {
        begun(CARL, "Cc: " + DORA + "\n", "Do you have gaskets?");
        long seq = reply("We do.");
        MimeMessage letter = sent();
        comes(bounce(letter.getMessageID(), DORA, "5.1.1", "550 5.1.1 <" + DORA + ">: User unknown in virtual mailbox table"));

        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
        assertThat(events()).singleElement().asString().startsWith("mail-bounced: " + DORA + " – ");
        server.empty();
        reply("Still there?");
        assertThat(sent().getAllRecipients()).extracting(Object::toString).containsExactly(CARL);

        comes(bounce(letter.getMessageID(), CARL, "5.1.1", "550 5.1.1 <" + CARL + ">: User unknown in virtual mailbox table"));
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(forwarding.forecast(conversation).way()).isEqualTo(Forecast.Way.BOUNCED);
    }

    @Test
    void whoAskedForNoMoreGetsNoCopy() throws Exception {
        begun(CARL, "Cc: " + DORA + "\n", "Do you have gaskets?");
        stopped.stop(EmailAddress.parse(DORA), StoppedAddress.How.PAGE);
        reply("We do.");

        assertThat(sent().getAllRecipients()).extracting(Object::toString).containsExactly(CARL);
    }

    @Test
    void aCopyThatTheMailServerRefusesKeepsNobodyElseFromTheLetter() throws IOException {
        begun(CARL, "Cc: " + DORA + "\n", "Do you have gaskets?");
        long seq = reply("We do.");
        try (UnrulySmtp refusing = new UnrulySmtp().answers("RCPT TO:<" + DORA + ">", "550 5.1.1 No such user here")) {
            settings.sendBy("smtp://127.0.0.1:" + refusing.port());

            assertThat(forwardUnread(conversation)).isNull();
            assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(CARL, d -> d.to());
            assertThat(refusing.heard()).filteredOn(line -> line.equals("DATA")).as("nobody gets it twice").hasSize(1);
        }
    }

    @Test
    void theContactRefusedNobodyGetsIt() throws IOException {
        begun(CARL, "Cc: " + DORA + "\n", "Do you have gaskets?");
        long seq = reply("We do.");
        try (UnrulySmtp refusing = new UnrulySmtp().answers("RCPT TO:<" + CARL + ">", "550 5.1.1 No such user here")) {
            settings.sendBy("smtp://127.0.0.1:" + refusing.port());

            assertThat(forwardUnread(conversation)).isNull();
            assertThat(delivery(seq)).returns(DeliveryState.FAILED, d -> d.state());
            assertThat(refusing.heard()).doesNotContain("DATA");
        }
    }

    @Test
    void theTeamBeginsAConversationByMail() throws Exception {
        SenderKey key = SenderKey.fresh();
        NewLetter letter = new NewLetter(inbox.id(), "Eva@Example.com", List.of(DORA, " ", "dora@EXAMPLE.com", "eva@example.com"), "Your order 12", "It is ready.");
        Posted posted = newLetters.begin(rui, letter, key);
        assertThat(posted.again()).isFalse();
        conversation = posted.message().conversationId();
        assertThat(newLetters.begin(rui, letter, key)).returns(true, Posted::again);
        assertThat(newLetters.begin(rui, letter, key).message().conversationId()).isEqualTo(conversation);

        Conversation held = conversations.find(conversation).orElseThrow();
        assertThat(held).returns(ChannelType.EMAIL, Conversation::channelType).returns(inbox.id(), Conversation::inboxId).returns(rui.id(), Conversation::assigneeId)
                .returns(contact("eva@example.com").id(), Conversation::contactId);
        assertThat(due()).isEqualTo(clock.now());
        forwardUnread(conversation);
        MimeMessage first = server.letters().get(0);
        assertThat(first.getSubject()).isEqualTo("Your order 12");
        assertThat(first.getRecipients(RecipientType.TO)).extracting(Object::toString).containsExactly("eva@example.com");
        assertThat(first.getRecipients(RecipientType.CC)).extracting(Object::toString).containsExactly(DORA);
        assertThat(text(first)).isEqualTo("It is ready.\n");
        assertThat(header(first, "References")).isNull();

        reply("And paid.");
        forwardUnread(conversation);
        MimeMessage second = server.letters().stream().filter(each -> text(each).startsWith("And paid.")).findFirst().orElseThrow();
        assertThat(second.getSubject()).isEqualTo("Re: Your order 12");
        assertThat(header(second, "References")).isEqualTo(first.getMessageID());
        IncomingLetter answer = comes(answer(second, "Eva <eva@example.com>", "Thank you!"));
        assertThat(answer.conversationId()).isEqualTo(conversation);
        assertThat(entry(answer).author().name()).isNull();
    }

    @Test
    void anAnswerToALetterWithoutCopiesProvesTheAddress() throws Exception {
        conversation = newLetters.begin(rui, new NewLetter(inbox.id(), CARL, List.of(), "Hello", "Are you there?"), SenderKey.fresh()).message().conversationId();
        comes(answer(sent(), CARL, "Yes"));

        assertThat(contact(CARL).verified()).isTrue();
    }

    @Test
    void whatCannotBeBegunIsRefusedByItsField() {
        assertRefused("to", "syntax", new NewLetter(inbox.id(), "eva@", List.of(), "Hi", "Text"));
        assertRefused("cc", "syntax", new NewLetter(inbox.id(), CARL, List.of("x"), "Hi", "Text"));
        assertRefused("subject", "empty", new NewLetter(inbox.id(), CARL, List.of(), " ", "Text"));
        assertRefused("subject", "control-character", new NewLetter(inbox.id(), CARL, List.of(), "Hi\r\nBcc: x@example.com", "Text"));
        assertRefused("text", "empty", new NewLetter(inbox.id(), CARL, List.of(), "Hi", " "));
        assertRefused("cc", "too-many", new NewLetter(inbox.id(), CARL, java.util.stream.IntStream.range(0, 31).mapToObj(i -> "c" + i + "@example.com").toList(), "Hi", "Text"));
        stopped.stop(EmailAddress.parse(CARL), StoppedAddress.How.PAGE);
        assertRefused("to", "address-stopped", new NewLetter(inbox.id(), CARL, List.of(), "Hi", "Text"));
        assertThat(contacts.byEmail(EmailAddress.parse(CARL))).isEmpty();

        Agent eve = agents.add(EmailAddress.parse("eve@tertulia.example"), "Eve", Role.AGENT, "a long password");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> newLetters.begin(eve, new NewLetter(inbox.id(), DORA, List.of(), "Hi", "Text"), SenderKey.fresh()))
                .returns("not-found", Refusal::code);
        inboxes.change(inbox.id(), null, Set.of(eve.id()));
        newLetters.begin(eve, new NewLetter(inbox.id(), DORA, List.of(), "Hi", "Text"), SenderKey.fresh());
    }

    private void assertRefused(String field, String code, NewLetter letter) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> newLetters.begin(rui, letter, SenderKey.fresh())).returns(field, Refusal::field).returns(code, Refusal::code);
    }

    private void begun(String from, String headers, String text) {
        conversation = comes(letter(from, "support@tertulia.example", "Spare parts", headers, text)).conversationId();
    }

    /** The last letter, once the job has run. */
    private MimeMessage sent() {
        forwardUnread(conversation);
        return server.letters().get(server.letters().size() - 1);
    }

    private Contact contact(String email) {
        return contacts.byEmail(EmailAddress.parse(email)).orElseThrow();
    }

    private List<String> events() {
        return threads.after(conversation, 0, 200).stream().filter(m -> m.kind() == MessageKind.EVENT).map(Message::text).toList();
    }
}
