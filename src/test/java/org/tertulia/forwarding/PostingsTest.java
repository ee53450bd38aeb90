package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.contact.Contact;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.SenderKey;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Role;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.UnrulySmtp;

/** Letters that somebody asks for: transcripts, and threads that are passed on; and the answers to them. */
@Persistent
class PostingsTest extends IncomingScene {

    private static final String BOB = "bob@workshop.example";

    @Inject
    Ledger book;
    @Inject
    Postings postings;
    @Inject
    PostLetterJob post;
    @Inject
    StoppedAddresses stopped;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    Continuing continuing;

    @BeforeEach
    void answersAreRead() {
        settings.readBy("imap://support@tertulia.example");
    }

    @Test
    void anAgentSendsTheTranscriptAndItsAnswerComesBackAsTheContacts() throws Exception {
        identify(ANA);
        reply("Yes, until six.");
        conversations.comment(rui, conversation, SenderKey.fresh(), "SECRET comment");
        assertThat(postings.transcript(rui, conversation, null).value()).isEqualTo(ANA);
        postAll();

        MimeMessage letter = server.letters().get(0);
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(ANA);
        assertThat(text(letter)).startsWith("Here is your chat with Support, for you to keep.").containsSubsequence("You, ", "Hello!", "Rui, ", "Yes, until six.",
                "Continue the conversation: ").doesNotContain("SECRET");
        assertThat(header(letter, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(letter, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(events()).contains("transcript: " + ANA);

        IncomingLetter answer = comes(answer(letter, ANA, "Thanks!"));
        assertThat(entry(answer)).returns(MessageKind.MESSAGE, Message::kind);
        assertThat(entry(answer).author().name()).isNull();
        assertThat(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().verified()).isTrue();
    }

    @Test
    void itCarriesNoReplyAndDelaysNone() {
        identify(ANA);
        long seq = reply("One");
        postings.transcript(rui, conversation, null);
        postAll();

        assertThat(delivery(seq).state()).as("still to be forwarded, in its own time").isEqualTo(DeliveryState.STORED);
        assertThat(runAt(120)).isNull();
        assertThat(server.letters()).hasSize(2);
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
    }

    @Test
    void aTranscriptForSomebodyElseIsPassedOnAndHasNoLink() throws Exception {
        identify(ANA);
        postings.transcript(rui, conversation, "Bob@Workshop.example");
        postAll();

        assertThat(server.letters().get(0).getAllRecipients()).extracting(Object::toString).containsExactly(BOB);
        assertThat(text(server.letters().get(0))).contains("Rui of Support forwards you a conversation with ana@example.org.").doesNotContain("/continue/").doesNotContain("/stop/");
    }

    @Test
    void theThreadIsPassedOnWithANoteFromOneEntryOnAndCommentsOnlyIfAsked() throws Exception {
        identify(ANA);
        reply("First answer");
        conversations.comment(rui, conversation, SenderKey.fresh(), "Smells of a broken valve");
        write(visitor, "It still leaks <b>here</b>");
        conversations.assign(rui, conversation, rui.id());

        postings.forward(rui, conversation, BOB, "Can you look at this?\nThanks!", 2, false);
        postings.forward(rui, conversation, BOB, "", 0, true);
        postAll();
        MimeMessage some = server.letters().get(0);
        assertThat(some.getSubject()).isEqualTo("Fwd: Conversation with ana@example.org (Support)");
        assertThat(some.getFrom()[0]).hasToString("\"Rui (Support)\" <support@tertulia.example>");
        assertThat(text(some)).containsSubsequence("Rui of Support forwards you a conversation with ana@example.org.\n\nCan you look at this?\nThanks!\n\nThe messages before these",
                "Rui, ", "First answer", "ana@example.org, ", "It still leaks <b>here</b>", "the team of Support reads it. ana@example.org does not.")
                .doesNotContain("Hello!").doesNotContain("valve").doesNotContain("assigned");
        assertThat(html(some)).containsSubsequence("Can you look at this?<br>\nThanks!", "It still leaks &lt;b&gt;here&lt;/b&gt;");
        assertThat(header(some, "Auto-Submitted")).isNull();
        MimeMessage all = server.letters().get(1);
        assertThat(text(all)).containsSubsequence("Hello!", "First answer", "Rui (comment for the team), ", "Smells of a broken valve", "It still leaks").doesNotContain("assigned");
        assertThat(header(all, "References")).isEqualTo(some.getMessageID());
        assertThat(events()).contains("forwarded: " + BOB);
    }

    @Test
    void whoGotItAnswersToTheTeamUnderTheirOwnName() throws Exception {
        identify(ANA);
        postings.forward(rui, conversation, BOB, "Look", 0, false);
        postAll();
        MimeMessage letter = server.letters().get(0);
        assertThat(letter.getReplyTo()[0].toString()).contains("+" + conversation + "g.");
        conversations.become(rui, conversation, ConversationStatus.CLOSED);

        IncomingLetter answer = comes(answer(letter, "Bob Builder <" + BOB + ">", "It is the valve.\n\nOn Monday Rui wrote:\n> Hello!"));
        assertThat(answer).returns(LetterKind.REPLY, IncomingLetter::kind).returns(conversation, IncomingLetter::conversationId);
        assertThat(entry(answer)).returns(MessageKind.COMMENT, Message::kind).returns("It is the valve.", Message::text);
        assertThat(entry(answer).author().name()).isEqualTo("Bob Builder (" + BOB + ")");
        assertThat(threads.shownAfter(conversation, 0, 100)).as("what the visitor sees").extracting(Message::text).doesNotContain("It is the valve.");
        assertThat(conversations.find(conversation).orElseThrow().unread()).as("the team has news").isPositive();
        assertThat(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().verified()).isFalse();

        IncomingLetter byReference = comes(letter(BOB, "support@tertulia.example", "Re: it", "References: " + letter.getMessageID() + "\n", "And the seal."));
        assertThat(entry(byReference).kind()).as("where the address was lost").isEqualTo(MessageKind.COMMENT);
        comes(letter(ANA, replyAddress.of(conversation, EmailAddress.parse("support@tertulia.example")).value(), "Out of office", "Auto-Submitted: auto-replied\n", "Away"));

        reply("It is the valve, our workshop says.");
        clock.advance(Duration.ofHours(1));
        forwardUnread(conversation);
        assertThat(header(server.letters().get(1), "References")).as("what Bob or a machine wrote is nothing that the contact's letter answers").isNull();
    }

    @Test
    void theGuestsAddressProvesNothingToWhoeverForgesTheContact() throws Exception {
        identify(ANA);
        postings.forward(rui, conversation, BOB, "", 0, false);
        postAll();
        comes(answer(server.letters().get(0), ANA, "I am Ana, trust me"));

        assertThat(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().verified()).isFalse();
    }

    @Test
    void aGuestsAddressCannotBeTurnedIntoTheContacts() {
        EmailAddress guest = replyAddress.ofGuest(conversation, EmailAddress.parse("support@tertulia.example"));

        assertThat(replyAddress.conversation(guest.value())).hasValue(conversation);
        assertThat(replyAddress.isGuests(guest.value())).isTrue();
        assertThat(replyAddress.conversation(guest.value().replace("g.", "."))).isEmpty();
        EmailAddress contacts = replyAddress.of(conversation, EmailAddress.parse("support@tertulia.example"));
        assertThat(replyAddress.isGuests(contacts.value())).isFalse();
        assertThat(replyAddress.conversation(contacts.value().replace(conversation + ".", conversation + "g."))).isEmpty();
    }

    @Test
    void twoClicksAreOneLetterAndACrashLeadsToTheSame() throws Exception {
        identify(ANA);
        postings.forward(rui, conversation, BOB, "Look", 0, false);
        postings.forward(rui, conversation, BOB, "Look", 1, false);
        assertThat(posts()).as("the event is no reason for another letter").hasSize(1);
        Ledger.Step died = book.post(posts().get(0));

        postAll();
        postAll();
        postings.forward(rui, conversation, BOB, "Look", 0, false);
        assertThat(posts()).as("though the first is sent already").hasSize(1);
        assertThat(server.letters()).hasSize(1);
        assertThat(server.letters().get(0).getMessageID()).isEqualTo(died.letter().messageId());
    }

    @Test
    void whatCannotBeSentStandsInTheThread() throws IOException {
        identify(ANA);
        try (UnrulySmtp refusing = new UnrulySmtp().answers("RCPT", "550 5.1.1 No such user here")) {
            settings.sendBy("smtp://127.0.0.1:" + refusing.port());
            postings.forward(rui, conversation, BOB, "Look", 0, false);
            assertThat(post.run(posts().get(0))).isNull();
            assertThat(post.run(posts().get(0))).isNull();
        }
        assertThat(events()).containsOnlyOnce("mail-failed: " + BOB + " – 550 5.1.1 No such user here");
    }

    @Test
    void aMailServerThatIsAwayDelaysItForItself() {
        identify(ANA);
        settings.sendBy("smtp://127.0.0.1:1");
        postings.forward(rui, conversation, BOB, "Look", 0, false);
        assertThat(post.run(posts().get(0))).isEqualTo(START.plus(Patience.FIRST));
        assertThat(forwarding.waiting()).singleElement().returns(BOB, WaitingLetter::to);

        clock.advance(Patience.ALL.plus(Duration.ofHours(1)));
        assertThatExceptionOfType(org.tertulia.platform.job.GivenUp.class).isThrownBy(() -> post.run(posts().get(0)));
        assertThat(events()).contains("mail-failed: " + BOB + " – mail-unreachable");
        settings.sendBy(server.url());
        assertThat(post.run(posts().get(0))).isNull();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void theVisitorHasItMailedButNotWithoutEnd() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> postings.ownTranscript(conversation)).returns("no-address", Refusal::code);
        identify(ANA);
        for (int i = 0; i < Postings.VISITORS_A_DAY; i++) {
            postings.ownTranscript(conversation);
            postings.ownTranscript(conversation);
            postAll();
            clock.advance(Postings.ONE_CLICK);
        }
        assertThat(server.letters()).hasSize(Postings.VISITORS_A_DAY);
        assertThat(text(server.letters().get(0))).contains("Hello!");
        assertThat(events()).contains("own-transcript: " + ANA);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> postings.ownTranscript(conversation)).returns(Refusal.Reason.TOO_MANY, Refusal::reason);
        clock.advance(Duration.ofDays(1));
        postings.ownTranscript(conversation);
    }

    @Test
    void whoAskedForNoMoreAndProvedTheAddressWantsSomeAgain() {
        identify(ANA);
        Contact ana = contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow();
        stopped.stop(EmailAddress.parse(ANA), StoppedAddress.How.PAGE);
        assertThatExceptionOfType(Refusal.class).as("anybody can type an address").isThrownBy(() -> postings.ownTranscript(conversation)).returns("address-stopped", Refusal::code);
        assertThat(stopped.find(EmailAddress.parse(ANA))).isPresent();

        contacts.addressProved(ana.id());
        postings.ownTranscript(conversation);
        assertThat(stopped.find(EmailAddress.parse(ANA))).isEmpty();
    }

    @Test
    void nothingIsPassedOnToWhoWantsNoneNorByWhoMayNotSeeIt() {
        stopped.stop(EmailAddress.parse(BOB), StoppedAddress.How.PAGE);
        assertRefused("to", "address-stopped", () -> postings.forward(rui, conversation, BOB, "", 0, false));
        assertRefused("to", "syntax", () -> postings.forward(rui, conversation, "nonsense", "", 0, false));
        assertRefused("to", "empty", () -> postings.forward(rui, conversation, " ", "", 0, false));
        assertRefused("from", "bad-seq", () -> postings.forward(rui, conversation, "b@example.com", "", 99, false));
        assertRefused("note", "too-long", () -> postings.forward(rui, conversation, "b@example.com", "x".repeat(5001), 0, false));
        assertRefused("to", "no-address", () -> postings.transcript(rui, conversation, null));
        Agent stranger = agents.add(EmailAddress.parse("eve@tertulia.example"), "Eve", Role.AGENT, "a long password");
        assertRefused(null, "not-found", () -> postings.forward(stranger, conversation, "b@example.com", "", 0, false));
        assertThat(posts()).isEmpty();
    }

    private static void assertRefused(String field, String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(call).returns(code, Refusal::code).returns(field, Refusal::field);
    }

    private void postAll() {
        posts().forEach(post::run);
    }

    private List<Long> posts() {
        return em.createNativeQuery("select ref from job where type = 'post' order by ref").getResultList().stream().map(id -> ((Number) id).longValue()).toList();
    }

    private List<String> events() {
        return threads.after(conversation, 0, 200).stream().filter(m -> m.kind() == MessageKind.EVENT).map(Message::text).toList();
    }
}
