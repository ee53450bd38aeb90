package org.tertulia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.inbox.Inbox;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Drafts;
import org.tertulia.mail.account.OAuth;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.TokenGiver;

/** An inbox with a mailbox of its own: what comes there begins in it, and its replies go out from there. */
@Persistent
class InboxAccountTest extends IncomingScene {

    private static final String SALES = "sales@shop.example";

    @Inject
    Accounts accounts;
    @Inject
    Mailer mailer;

    private final MailServer mail = new MailServer();

    @AfterEach
    void hangUp() {
        mail.close();
    }

    @Test
    void aLetterThatComesToItBeginsInItsInbox() {
        Inbox sales = inboxes.add("Sales", Set.of());
        Account account = accounts.add(draft(sales.id(), "pw"));
        IncomingLetter letter = comes(account.key(), "carl@example.com", "support@tertulia.example");

        assertThat(letter.kind()).isEqualTo(LetterKind.NEW);
        assertThat(conversations.find(letter.conversationId()).orElseThrow().inboxId()).isEqualTo(sales.id());
        IncomingLetter other = comes("somewhere else", "bea@example.com", "support@tertulia.example");
        assertThat(conversations.find(other.conversationId()).orElseThrow().inboxId()).isEqualTo(inbox.id());
    }

    @Test
    void itsRepliesGoOutByItAndComeBackToIt() throws Exception {
        mail.opens(SALES, "sales", "pw");
        accounts.add(draft(inbox.id(), "pw"));
        inboxes.sendFrom(inbox.id(), EmailAddress.parse("another@tertulia.example"));
        identify(ANA);
        long seq = reply("From our own address");
        runAt(130);

        MimeMessage sent = mail.awaitLetters(ANA, 1).get(0);
        assertThat(sent.getFrom()[0].toString()).contains(SALES);
        assertThat(sent.getReplyTo()[0].toString()).startsWith("sales+" + conversation + '.').endsWith("@shop.example");
        assertThat(server.letters()).as("by the installation's server").isEmpty();
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
    }

    @Test
    void aMailboxWithoutPlusAddressesGetsItsAnswersPlain() throws Exception {
        mail.opens(SALES, "sales", "pw");
        accounts.add(Drafts.withoutPlus(draft(inbox.id(), "pw")));
        identify(ANA);
        reply("Answer to my plain address");
        runAt(130);
        MimeMessage sent = mail.awaitLetters(ANA, 1).get(0);
        assertThat(sent.getReplyTo()[0].toString()).isEqualTo(SALES);

        IncomingLetter answer = comes("x", ANA, SALES, "In-Reply-To: " + sent.getMessageID() + "\n");
        assertThat(answer).returns(LetterKind.REPLY, IncomingLetter::kind).returns(conversation, IncomingLetter::conversationId);
    }

    @Test
    void anotherConnectedMailboxIsNobodyToBeAnswered() throws Exception {
        mail.opens(SALES, "sales", "pw");
        accounts.add(draft(inbox.id(), "pw"));
        accounts.add(Drafts.password(null, "info@shop.example", "info", "pw", mail.imapPort(), null));
        conversation = comes("x", "carl@example.com", SALES, "Cc: info@shop.example, bea@example.net\n").conversationId();
        reply("To you both");
        runAt(130);
        MimeMessage sent = mail.awaitLetters("carl@example.com", 1).get(0);
        assertThat(sent.getAllRecipients()).extracting(Object::toString).doesNotContain("info@shop.example").doesNotContain(SALES);
    }

    @Test
    void aTokenSendsToo() throws Exception {
        try (TokenGiver provider = new TokenGiver().answers(200, "{\"access_token\":\"token-1\"}")) {
            mail.opens(SALES, "sales", "token-1");
            AccountDraft like = Drafts.token(SALES, "sales", OAuth.of(provider.url(), "client", null), "refresh", mail.imapPort(), mail.smtpPort());
            accounts.add(new AccountDraft(null, inbox.id(), like.address(), true, like.imap(), null, like.smtp(), true, null, like.oauth(), like.secret(), null));
            identify(ANA);
            reply("By a token");
            runAt(130);
            assertThat(mail.awaitLetters(ANA, 1)).hasSize(1);

            provider.answers(400, "{\"error_description\":\"revoked\"}");
            accounts.change(accounts.all().get(0).id(), new AccountDraft(null, inbox.id(), like.address(), true, like.imap(), null, like.smtp(), true, null,
                    like.oauth(), "withdrawn", null));
            assertThat(mailer.sendTest(EmailAddress.parse(ANA), "en").sent()).as("other letters go on").isTrue();
            long seq = reply("Not any more");
            clock.advance(Duration.ofMinutes(20));
            assertThat(forwardUnread(conversation)).as("it is tried again").isNotNull();
            assertThat(delivery(seq).reason()).contains("revoked");
        }
    }

    @Test
    void withoutAServerInTheSettingsTheInstallationsAccountSends() throws Exception {
        settings.sendBy(null);
        assertThat(mailer.keeps()).isTrue();
        mail.opens(SALES, "sales", "pw");
        accounts.add(draft(null, "pw"));
        assertThat(mailer.keeps()).isFalse();
        identify(ANA);
        reply("Hello");
        runAt(130);
        assertThat(mail.awaitLetters(ANA, 1).get(0).getFrom()[0].toString()).contains(SALES);
    }

    private AccountDraft draft(Long of, String password) {
        return Drafts.password(of, SALES, "sales", password, mail.imapPort(), mail.smtpPort());
    }

    private IncomingLetter comes(String account, String from, String to) {
        return comes(account, from, to, "");
    }

    private IncomingLetter comes(String account, String from, String to, String headers) {
        String raw = "From: " + from + "\nTo: " + to + "\nSubject: A question\n" + headers + "Message-ID: <" + door.next() + "@client.example>\n\nText\n";
        long id = door.mailed(account, 7, door.next(), raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)).orElseThrow();
        takeIn(id);
        return arrivals.get(id);
    }
}
