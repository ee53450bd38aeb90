package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.Persistent;

/** Row E7: no letter to an address whose owner asked for none, until they want some again. */
@Persistent
class StoppedAddressTest extends IncomingScene {

    private static final EmailAddress ADDRESS = EmailAddress.parse(ANA);

    @Inject
    StoppedAddresses stopped;
    @Inject
    StopLink links;

    @BeforeEach
    void answersAreRead() {
        settings.readBy("imap://support@tertulia.example");
    }

    @Test
    void aForwardedLetterOffersItInAllWays() throws Exception {
        MimeMessage letter = forwarded("One");

        Matcher header = Pattern.compile("<(http://localhost:8080/stop/([^>]+))>, <mailto:([^?]+)\\?subject=unsubscribe>")
                .matcher(letter.getHeader("List-Unsubscribe", null));
        assertThat(header.matches()).as(letter.getHeader("List-Unsubscribe", null)).isTrue();
        assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(links.address(header.group(2))).contains(ADDRESS);
        assertThat(header.group(3)).isEqualTo(letter.getReplyTo()[0].toString());
        assertThat(text(letter)).contains("Get no more e-mails like this: " + header.group(1));
        assertThat(html(letter)).contains("href=\"" + header.group(1));
        assertThat(header(letter, "Precedence")).as("it is no bulk mail").isNull();
    }

    @Test
    void aReplyInAConversationByMailOffersNothingOfTheKind() throws Exception {
        IncomingLetter begun = comes(letter("carl@example.com", "support@tertulia.example", "Spare parts", "", "Do you have gaskets?"));
        conversation = begun.conversationId();
        reply("We do.");
        forwardUnread(conversation);

        assertThat(header(server.letters().get(0), "List-Unsubscribe")).isNull();
        assertThat(text(server.letters().get(0))).doesNotContain("/stop/");
    }

    @Test
    void aLinkThatIsNotOursNamesNobody() {
        String ours = links.of(ADDRESS).replaceFirst(".*/", "");
        assertThat(links.address(ours)).contains(ADDRESS);
        for (String forged : new String[] {"", ".", "x", ours.substring(1), ours + "A", ours.replaceFirst("\\..", ".~"), "YmVh" + ours.substring(ours.indexOf('.'))}) {
            assertThat(links.address(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void whoAskedForNoMoreGetsNoneAndTheAgentSeesIt() throws Exception {
        forwarded("One");
        stopped.stop(ADDRESS, StoppedAddress.How.ONE_CLICK);
        stopped.stop(ADDRESS, StoppedAddress.How.PAGE);
        long seq = reply("Two");

        assertThat(runAt(9000)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(delivery(seq)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("stopped", d -> d.reason());
        assertThat(forwarding.forecast(conversation)).isEqualTo(new Forecast(Forecast.Way.STOPPED, null));
        assertThat(stopped.find(ADDRESS)).get().returns(StoppedAddress.How.ONE_CLICK, StoppedAddress::how).returns(at(120), StoppedAddress::at);
    }

    @Test
    void liftedTheRepliesThatWaitForItAreMailed() throws Exception {
        identify(ANA);
        stopped.stop(ADDRESS, StoppedAddress.How.PAGE);
        long seq = reply("One");
        assertThat(runAt(120)).isNull();
        assertThat(delivery(seq)).returns(DeliveryState.NOT_FORWARDED, d -> d.state());

        clock.set(at(500));
        stopped.lift(ADDRESS);
        stopped.lift(ADDRESS);
        assertThat(due()).isEqualTo(at(500));
        assertThat(forwardUnread(conversation)).isNull();
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
    }

    @Test
    void aMailProgramsLetterToTheSignedAddressStopsThem() throws Exception {
        MimeMessage ours = forwarded("One");
        int before = threads.after(conversation, 0, 100).size();
        IncomingLetter letter = comes(letter("Ana <ana.other@example.org>", ours.getReplyTo()[0].toString(), "Unsubscribe", "", ""));

        assertThat(letter).returns(LetterKind.AUTOMATIC, IncomingLetter::kind).returns("unsubscribe", IncomingLetter::reason)
                .returns(conversation, IncomingLetter::conversationId);
        assertThat(stopped.find(ADDRESS)).get().returns(StoppedAddress.How.MAIL, StoppedAddress::how);
        assertThat(threads.after(conversation, 0, 100)).as("no entry of the thread").hasSize(before);
    }

    @Test
    void nobodyElseStopsThemByALetter() throws Exception {
        MimeMessage ours = forwarded("One");
        comes(letter("mallory@example.net", "support@tertulia.example", "unsubscribe", "", "In-Reply-To: " + ours.getMessageID()));
        comes(letter("mallory@example.net", "support+" + conversation + ".00112233445566778899@tertulia.example", "unsubscribe", "", "x"));

        assertThat(stopped.find(ADDRESS)).isEmpty();
    }

    @Test
    void whoWritesToUsByMailWantsAnAnswer() throws Exception {
        MimeMessage ours = forwarded("One");
        stopped.stop(ADDRESS, StoppedAddress.How.PAGE);
        comes(letter(ANA, ours.getReplyTo()[0].toString(), "Re: " + ours.getSubject(), "", "Thanks!"));
        assertThat(stopped.find(ADDRESS)).isEmpty();

        stopped.stop(ADDRESS, StoppedAddress.How.PAGE);
        comes(letter(ANA, "support@tertulia.example", "Another thing", "", "Do you deliver?"));
        assertThat(stopped.find(ADDRESS)).isEmpty();
    }

    @Test
    void anAbsenceNoteOfTheirsLiftsNothing() throws Exception {
        MimeMessage ours = forwarded("One");
        stopped.stop(ADDRESS, StoppedAddress.How.PAGE);
        comes(letter(ANA, ours.getReplyTo()[0].toString(), "Automatic reply", "", "I am away.").replace("MIME-Version", "Auto-Submitted: auto-replied\nMIME-Version"));

        assertThat(stopped.find(ADDRESS)).isPresent();
    }
}
