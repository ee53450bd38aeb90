package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.SenderKey;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Token;
import org.tertulia.testing.Persistent;

/** Rows E1, E4, E6, E7: what becomes of replies that nobody reads, over a real database and a real mail server. */
@Persistent
class ForwardUnreadTest extends ForwardingScene {

    @Inject
    ReplyAddress replyAddress;

    @Test
    void anUnreadReplyBecomesALetterAndTheAgentSeesWhereItWent() throws MessagingException {
        identify(ANA);
        long seq = reply("It costs <b>5</b> euro.");

        assertThat(due()).isEqualTo(at(120));
        assertThat(runAt(119)).isEqualTo(at(120));
        assertThat(server.letters()).isEmpty();
        assertThat(runAt(120)).isNull();

        MimeMessage letter = server.letters().get(0);
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(ANA);
        assertThat(letter.getFrom()[0]).hasToString("\"Rui (Support)\" <support@tertulia.example>");
        assertThat(letter.getSubject()).isEqualTo("Your conversation with Support");
        assertThat(letter.getMessageID()).matches("<" + conversation + "\\.\\S+@tertulia\\.example>");
        assertThat(replyAddress.conversation(((jakarta.mail.internet.InternetAddress) letter.getReplyTo()[0]).getAddress())).hasValue(conversation);
        assertThat(header(letter, "Auto-Submitted")).as("a person wrote it").isNull();
        assertThat(text(letter)).containsSubsequence("It costs <b>5</b> euro.", "open the chat on https://shop.example/prices in", "> Hello!");
        assertThat(html(letter)).containsSubsequence("It costs &lt;b&gt;5&lt;/b&gt; euro.", "Hello!");
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(ANA, d -> d.to()).returns(at(120), d -> d.at());
    }

    @Test
    void aBurstIsOneLetter() {
        identify(ANA);
        reply("One");
        clock.set(at(60));
        reply("Two");

        assertThat(due()).isEqualTo(at(180));
        assertThat(runAt(180)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(text(server.letters().get(0))).startsWith("There are 2 new answers").containsSubsequence("One", "Two");
        assertThat(runAt(5000)).isNull();
        assertThat(server.letters()).as("mailed at most once").hasSize(1);
    }

    @Test
    void theNextLetterWaitsAQuarterOfAnHourAndBelongsToTheThread() throws MessagingException {
        identify(ANA);
        reply("One");
        runAt(120);
        clock.set(at(130));
        reply("Two");

        assertThat(runAt(250)).isEqualTo(at(120 + 900));
        assertThat(runAt(1019)).isEqualTo(at(1020));
        assertThat(runAt(1020)).isNull();

        MimeMessage first = server.letters().get(0);
        MimeMessage second = server.letters().get(1);
        assertThat(second.getMessageID()).isNotEqualTo(first.getMessageID());
        assertThat(header(second, "In-Reply-To")).isEqualTo(first.getMessageID());
        assertThat(header(second, "References")).isEqualTo(first.getMessageID());
        assertThat(second.getSubject()).isEqualTo("Re: Your conversation with Support");
        assertThat(text(second)).startsWith("There is a new answer").containsSubsequence("Two", "> Hello!", "> One");
    }

    @Test
    void whatWasReadIsNotMailed() {
        identify(ANA);
        reply("One");
        deliveries.read(conversation, 2);
        long second = reply("Two");

        assertThat(runAt(120)).isNull();
        assertThat(text(server.letters().get(0))).startsWith("There is a new answer").contains("> One");
        deliveries.read(conversation, second);
        reply("Three");
        deliveries.read(conversation, 4);
        assertThat(runAt(5000)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(delivery(second).state()).as("read in the widget after the letter").isEqualTo(DeliveryState.READ);
    }

    @Test
    void waitsWhileTheVisitorIsThere() {
        identify(ANA);
        presence.arrived(List.of(visitor));
        reply("One");

        assertThat(runAt(120)).isEqualTo(at(180));
        clock.set(at(150));
        presence.left(List.of(visitor));
        assertThat(runAt(180)).isEqualTo(at(210));
        assertThat(runAt(209)).isEqualTo(at(210));
        assertThat(server.letters()).isEmpty();
        assertThat(runAt(210)).isNull();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void withoutAnAddressItSaysSoAndAnAddressMendsThat() {
        long seq = reply("One");

        assertThat(runAt(120)).isNull();
        assertThat(delivery(seq)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("no-address", d -> d.reason());
        clock.set(at(300));
        identify(ANA);
        assertThat(due()).isEqualTo(at(300));
        assertThat(runAt(300)).isNull();
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(ANA, d -> d.to()).returns(null, d -> d.reason());
    }

    @Test
    void nothingIsSentWhereTheSettingsSaySo() {
        forwarding.change(ForwardingMode.NONE, null, null, null, null, null);
        identify(ANA);
        long seq = reply("One");

        assertThat(runAt(120)).isNull();
        assertThat(server.letters()).isEmpty();
        assertThat(delivery(seq)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("mode-none", d -> d.reason());
    }

    @Test
    void showsNothingButWhatTheVisitorMaySeeOfThisConversation() {
        long other = visitors.enter(Token.fresh(20), "en", null);
        long elsewhere = write(other, "SECRET of another browser");
        identification.associate(other, contacts.findOrCreate(EmailAddress.parse(ANA), null, null, null).id(), org.tertulia.visitor.Visitor.By.AGENT);
        conversations.reply(rui, elsewhere, SenderKey.fresh(), "SECRET answer");
        identify(ANA);
        conversations.comment(rui, conversation, SenderKey.fresh(), "SECRET comment");
        conversations.assign(rui, conversation, rui.id());
        reply("Public");
        conversations.become(rui, conversation, ConversationStatus.CLOSED);

        runAt(120);
        assertThat(server.letters()).hasSize(1);
        assertThat(text(server.letters().get(0)) + html(server.letters().get(0))).contains("Public", "Hello!").doesNotContain("SECRET")
                .doesNotContain("assigned").doesNotContain("closed");
    }

    @Test
    void speaksTheVisitorsLanguageAndComesFromTheInbox() throws MessagingException {
        inboxes.sendFrom(inbox.id(), EmailAddress.parse("apoio@loja.example"));
        visitors.see(visitor, "https://loja.example/", "pt-BR");
        identify(ANA);
        reply("Olá");
        runAt(120);

        MimeMessage letter = server.letters().get(0);
        assertThat(letter.getSubject()).isEqualTo("A sua conversa com Support");
        assertThat(header(letter, "Content-Language")).isEqualTo("pt");
        assertThat(letter.getFrom()[0]).hasToString("\"Rui (Support)\" <apoio@loja.example>");
        assertThat(header(letter, "Reply-To")).startsWith("apoio+" + conversation + ".").endsWith("@loja.example");
    }

    @Test
    void aVisitorsLanguageThatWeDoNotSpeakGivesWayToTheContacts() throws MessagingException {
        visitors.see(visitor, null, "fr-FR");
        long contact = contacts.findOrCreate(EmailAddress.parse(ANA), null, null, "de-AT").id();
        identification.associate(visitor, contact, org.tertulia.visitor.Visitor.By.AGENT);
        reply("Hallo");
        runAt(120);

        assertThat(server.letters().get(0).getSubject()).isEqualTo("Ihr Chat mit Support");
    }

    @Test
    void doesNothingForAConversationThatIsGone() {
        assertThat(forwardUnread(999_999)).isNull();
    }

    @Test
    void foretellsHowAReplyWillArrive() {
        assertThat(forwarding.forecast(conversation)).isEqualTo(new Forecast(Forecast.Way.NO_ADDRESS, null));
        identify(ANA);
        assertThat(forwarding.forecast(conversation)).isEqualTo(new Forecast(Forecast.Way.MAIL, ANA));
        presence.arrived(List.of(visitor));
        assertThat(forwarding.forecast(conversation)).isEqualTo(new Forecast(Forecast.Way.WIDGET, null));
        presence.left(List.of(visitor));
        forwarding.change(ForwardingMode.NONE, null, null, null, null, null);
        assertThat(forwarding.forecast(conversation)).isEqualTo(new Forecast(Forecast.Way.MODE_NONE, null));
    }
}
