package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.Along;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Participants;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Upload;
import org.tertulia.inbox.ChannelType;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.Door;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.testing.Persistent;

/** Letters that come in, and what becomes of them: from the raw letter to the thread. */
@Persistent
class TakingInTest extends ForwardingScene {

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Post extends MailSettings {
    }

    @ApplicationScoped
    static class Entrance extends Door {
    }

    @Inject
    Arrivals arrivals;
    @Inject
    Entrance door;
    @Inject
    TakeInLetterJob takeIn;
    @Inject
    Participants participants;
    @Inject
    Copies copies;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    LetterShelf shelf;
    @Inject
    Attachments attachments;
    @Inject
    Leaver leaver;

    /** What agents and mail servers do about those who take part. */
    @ApplicationScoped
    static class Leaver {

        @Inject
        Participants participants;
        @Inject
        Conversations conversations;
        @Inject
        DeadAddresses deadAddresses;

        @Transactional
        public void leaveOut(long conversation, long seq, String address) {
            participants.leaveOut(conversations.lock(conversation), seq, List.of(EmailAddress.parse(address)));
        }

        @Transactional
        public void dies(String address) {
            deadAddresses.add(EmailAddress.parse(address), "gone");
        }
    }

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
        takeIn.run(id);
        takeIn.run(id);
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
        job.run(conversation);
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
        assertThat(job.run(conversation)).isNull();
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
        IncomingLetter letter = comes(bounce(ours.getMessageID(), "5.1.1", "550 5.1.1 <ana@example.org>: User unknown in virtual mailbox table"));

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
        comes(bounce("<made.up@tertulia.example>", "5.1.1", "550 5.1.1 User unknown"));

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
        takeIn.run(letter.id());
        assertThat(arrivals.get(letter.id()).kind()).isEqualTo(LetterKind.NEW);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> arrivals.release(letter.id()));
    }

    @Test
    void aLetterThatCouldNotBeWorkedOnIsKeptAndTriedAgain() {
        long id = door.mailed(7, 1, "From: ana@example.org\nSubject: Hi\n\nHello".getBytes(StandardCharsets.UTF_8)).orElseThrow();
        takeIn.givenUp(id, "no use");
        assertThat(arrivals.get(id)).returns(LetterKind.FAILED, IncomingLetter::kind).returns("no use", IncomingLetter::reason);

        arrivals.retry(id);
        takeIn.run(id);
        assertThat(arrivals.get(id)).returns(LetterKind.NEW, IncomingLetter::kind).returns(null, IncomingLetter::reason);
    }

    @Test
    void whateverComesIsALetter() {
        for (String raw : List.of(" ", "\u0000\u0001\u0002", "no header at all", "From:\n\n", "From: <>\nTo: ,,,\nSubject: =?x?b?!?=\n\n\u00ff")) {
            IncomingLetter letter = comes(raw);
            assertThat(letter.kind()).as(raw).isNotNull().isNotEqualTo(LetterKind.FAILED);
        }
    }

    @Test
    void thoseToWhomALetterWentTakePart() throws Exception {
        IncomingLetter letter = comes(letter("Carl Cook <carl@example.com>", "Support <SUPPORT+x@tertulia.example>, Dora <dora@example.com>", "Spare parts",
                "Cc: \"Emil, of sales\" <emil@example.com>, carl@example.com, " + replyAddress.of(404, EmailAddress.parse("support@tertulia.example")) + ", not an address, alias@shop.example\n"
                        + "Delivered-To: alias@shop.example\n", "Do you have gaskets?"));
        conversation = letter.conversationId();

        assertThat(copied()).containsExactly("Dora <dora@example.com>", "Emil, of sales <emil@example.com>");
        assertThat(participants.of(conversation)).allSatisfy(one -> assertThat(one.since()).isEqualTo(letter.seq()));

        comes(letter("dora@example.com", "support@tertulia.example", "Re: Spare parts", "References: " + letter.messageId() + "\nCc: Fritz <fritz@example.com>\n", "From me, too"));
        assertThat(copied()).as("who takes part brings others in").contains("Fritz <fritz@example.com>");
        comes(letter("mallory@example.net", "support@tertulia.example", "Re: Spare parts", "References: " + letter.messageId() + "\nCc: max@example.net\n", "Me, too"));
        assertThat(copied()).as("a stranger does not").hasSize(3);
    }

    @Test
    void whoIsLeftOutOfAReplyGetsNoCopyOfIt() {
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example, dora@example.com", "Parts", "Cc: emil@example.com\n", "Gaskets?"));
        conversation = letter.conversationId();
        long open = reply("For all");
        long secret = reply("Not for Dora");
        leaver.leaveOut(conversation, secret, "dora@example.com");
        leaver.leaveOut(conversation, secret, "nobody@example.com");

        assertThat(copies.of(conversation, List.of(open))).hasSize(2);
        assertThat(copies.of(conversation, List.of(secret))).extracting(copy -> copy.address().value()).containsExactly("emil@example.com");
        assertThat(copies.of(conversation, List.of(open, secret))).as("both in one letter").hasSize(1);
        leaver.dies("emil@example.com");
        assertThat(copies.of(conversation, List.of(open))).extracting(copy -> copy.address().value()).containsExactly("dora@example.com");
    }

    @Test
    void anEntryKnowsItsLetterAndWhatIsOnIt() throws Exception {
        IncomingLetter letter = comes("""
                From: Carl Cook <carl@example.com>
                To: support@tertulia.example
                Subject: Parts
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="edge"

                --edge
                Content-Type: text/html

                <p>These <img src="cid:one@x"><img src="cid:two@x"></p>
                --edge
                Content-Type: image/jpeg; name="liar.jpg"
                Content-ID: <one@x>

                <html><script>alert(1)</script>
                --edge
                Content-Type: application/x-whatever
                Content-ID: <two@x>
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAAAAACw=
                --edge
                Content-Type: text/x-moz-deleted; name="Deleted: offer.pdf"
                Content-Disposition: inline; filename="Deleted: offer.pdf"
                X-Mozilla-Altered: AttachmentDeleted; date="Mon Jan 05 10:00:00 2026"

                You deleted an attachment from this message.
                --edge--
                """);
        assertThat(entry(letter).letter()).isEqualTo(letter.id());
        OpenedLetter opened = shelf.open(letter.id());
        assertThat(opened.html()).isTrue();
        assertThat(opened.files()).extracting(Enclosures.Enclosed::name, Enclosures.Enclosed::picture, Enclosures.Enclosed::inline, Enclosures.Enclosed::lost)
                .containsExactly(tuple("liar.jpg", null, true, false), tuple("application/x-whatever", "image/gif", true, false),
                        tuple("Deleted_ offer.pdf", null, false, true));
        assertThat(shelf.asSent(letter.id(), "/here/").orElseThrow().html()).contains("<img><img src=\"/here/1\">");
        assertThat(shelf.file(letter.id(), 1).orElseThrow().content()).startsWith('G', 'I', 'F');
        assertThat(shelf.file(letter.id(), 3)).isEmpty();
        assertThat(shelf.file(letter.id(), -1)).isEmpty();
        assertThat(conversations.reply(rui, letter.conversationId(), SenderKey.fresh(), "Thanks").message().letter()).isNull();
    }

    @Test
    void aReplyInSuchAConversationCarriesItsFiles() throws Exception {
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example", "Spare parts", "Cc: dora@example.com\n", "Do you have gaskets?"));
        conversation = letter.conversationId();
        long file = attachments.keep(rui, conversation, new Upload(SenderKey.fresh(), "list.txt", "a list".getBytes(StandardCharsets.UTF_8))).attachment().id();
        conversations.reply(rui, conversation, SenderKey.fresh(), "", new Along(List.of(file), Set.of()));
        job.run(conversation);

        MimeMessage sent = server.letters().get(0);
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("list.txt");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo("a list".getBytes(StandardCharsets.UTF_8));
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent().toString()).startsWith("list.txt (1 kB)");
    }

    @Test
    void aCircleHasItsLimit() {
        String many = String.join(", ", IntStream.range(0, 400).mapToObj(i -> "p" + i + "@example.com").toList());
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example", "Parts", "Cc: " + many + "\n", "Gaskets?"));
        assertThat(participants.of(letter.conversationId())).hasSize(Participants.MOST);
    }

    private List<String> copied() {
        return copies.of(conversation, List.of()).stream().map(copy -> (copy.name() == null ? "" : copy.name() + " ") + "<" + copy.address() + ">").toList();
    }

    private MimeMessage forwarded(String text) {
        identify(ANA);
        reply(text);
        runAt(120);
        assertThat(server.letters()).hasSize(1);
        return server.letters().get(0);
    }

    private IncomingLetter comes(String raw) {
        long id = door.mailed(1, door.next(), raw.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        takeIn.run(id);
        return arrivals.get(id);
    }

    private static String replyTo(MimeMessage ours) throws Exception {
        return ours.getReplyTo()[0].toString();
    }

    private static String answer(MimeMessage ours, String from, String text) throws Exception {
        return letter(from, replyTo(ours), "Re: " + ours.getSubject(), "In-Reply-To: " + ours.getMessageID() + "\n", text);
    }

    private static String letter(String from, String to, String subject, String headers, String text) {
        return "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\nDate: Mon, 5 Jan 2026 10:30:00 +0000\nMessage-ID: <"
                + text.hashCode() + "." + subject.hashCode() + "@client.example>\nMIME-Version: 1.0\n" + headers
                + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    private static String bounce(String about, String status, String words) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: support@tertulia.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <bounce.%s@mx.example.org>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

                --edge
                Content-Type: text/plain

                This is the mail system at host mx.example.org. Your message could not be delivered.

                --edge
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; ana@example.org
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; %s

                --edge
                Content-Type: text/rfc822-headers

                From: support@tertulia.example
                To: ana@example.org
                Message-ID: %s
                Subject: Support

                --edge--
                """.formatted(about.hashCode(), status, words, about);
    }

    private Message entry(IncomingLetter letter) {
        return threads.entry(letter.conversationId(), letter.seq());
    }

    private List<String> texts() {
        return threads.after(conversation, 0, 100).stream().map(Message::text).toList();
    }

    private Contact contact() {
        return contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow();
    }
}
