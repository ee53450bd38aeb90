package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.mail.Mailer;
import org.tertulia.platform.Refusal;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.UnrulySmtp;

/** Promise 5, where things go wrong: at most one letter for a reply, none after it was read, and the agent sees why not. */
@Persistent
class LedgerTest extends ForwardingScene {

    @Inject
    Mailer mailer;

    @Test
    void aCrashBeforeSendingLeadsToTheSameLetter() throws MessagingException {
        identify(ANA);
        long seq = reply("One");
        clock.set(at(120));
        Ledger.Step died = ledger.prepare(conversation);
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDING, d -> d.state()).returns(ANA, d -> d.to());

        assertThat(runAt(180)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(server.letters().get(0).getMessageID()).isEqualTo(died.letter().messageId());
        assertThat(letterStates()).hasToString("[SENT]");
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
    }

    @Test
    void aCrashAfterSendingSendsTheSameLetterAgain() throws MessagingException {
        identify(ANA);
        reply("One");
        clock.set(at(120));
        mailer.send(ledger.prepare(conversation).letter());
        clock.set(at(150));
        reply("Two");
        write(visitor, "And me too");

        assertThat(runAt(300)).as("what came later waits for its own letter").isEqualTo(at(300 + 900));
        List<MimeMessage> letters = server.letters();
        assertThat(letters).hasSize(2);
        assertThat(letters.get(1).getMessageID()).isEqualTo(letters.get(0).getMessageID());
        assertThat(text(letters.get(1))).isEqualTo(text(letters.get(0))).doesNotContain("Two");
        assertThat(html(letters.get(1))).isEqualTo(html(letters.get(0)));
        assertThat(runAt(1200)).isNull();
        assertThat(text(server.letters().get(2))).startsWith("There is a new answer").containsSubsequence("Two", "And me too", "> One");
    }

    @Test
    void whatWasReadAfterTheCrashIsNotSent() {
        identify(ANA);
        long seq = reply("One");
        clock.set(at(120));
        ledger.prepare(conversation);
        deliveries.read(conversation, seq);

        assertThat(runAt(180)).isNull();
        assertThat(server.letters()).isEmpty();
        assertThat(letterStates()).hasToString("[DROPPED]");
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.READ);
    }

    @Test
    void aLetterOfWhichAPartWasReadIsSentAsItWas() {
        identify(ANA);
        long one = reply("One");
        long two = reply("Two");
        clock.set(at(120));
        ledger.prepare(conversation);
        deliveries.read(conversation, one);

        runAt(180);
        assertThat(text(server.letters().get(0))).startsWith("There are 2 new answers");
        assertThat(delivery(one).state()).isEqualTo(DeliveryState.READ);
        assertThat(delivery(two).state()).isEqualTo(DeliveryState.FORWARDED);
    }

    @Test
    void aServerThatIsAwayForAWhileDelaysTheLetter() {
        identify(ANA);
        long seq = reply("One");
        settings.sendBy("smtp://127.0.0.1:1");

        assertThat(runAt(120)).isEqualTo(at(120 + 300));
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDING, d -> d.state()).returns("mail-unreachable", d -> d.reason())
                .returns(at(420), d -> d.next());
        settings.sendBy(server.url());
        assertThat(runAt(419)).as("not before its time, whoever asks").isEqualTo(at(420));
        assertThat(server.letters()).isEmpty();
        assertThat(runAt(420)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(null, d -> d.reason()).returns(null, d -> d.next());
    }

    @Test
    void aRecipientThatIsRefusedForGoodIsNotTriedAgain() throws IOException {
        identify(ANA);
        long seq = reply("One");
        try (UnrulySmtp refusing = new UnrulySmtp().answers("RCPT", "550 5.1.1 No such user here")) {
            settings.sendBy("smtp://127.0.0.1:" + refusing.port());

            assertThat(runAt(120)).isNull();
            assertThat(delivery(seq)).returns(DeliveryState.FAILED, d -> d.state()).returns("550 5.1.1 No such user here", d -> d.reason())
                    .returns(ANA, d -> d.to());
            assertThat(runAt(5000)).isNull();
            assertThat(refusing.heard()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
            assertThat(letterStates()).hasToString("[FAILED]");
        }
    }

    @Test
    void aLetterThatWasGivenUpSaysWhyAndCanBeTriedAgain() throws MessagingException {
        identify(ANA);
        long seq = reply("One");
        clock.set(at(120));
        String id = ledger.prepare(conversation).letter().messageId();
        String why = "Nothing answers at localhost:25. ".repeat(20);

        job.givenUp(conversation, why);
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery(seq).reason()).startsWith("Nothing answers at localhost:25.").hasSizeLessThanOrEqualTo(200);

        assertThat(runAt(9000)).isNull();
        assertThat(server.letters().get(0).getMessageID()).isEqualTo(id);
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(null, d -> d.reason());
    }

    @Test
    void repliesWhoseLetterCouldNotEvenBeWrittenSayWhyAndCanBeTriedAgain() {
        identify(ANA);
        long seq = reply("One");
        clock.set(at(120));

        job.givenUp(conversation, "The letter could not be written.");
        assertThat(delivery(seq)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("The letter could not be written.", d -> d.reason());

        assertThat(runAt(9000)).isNull();
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(null, d -> d.reason());
    }

    @Test
    void aLetterDoesNotGoToSomebodyWhoTheVisitorIsNot() throws MessagingException {
        identify("wrong@example.org");
        reply("One");
        clock.set(at(120));
        String id = ledger.prepare(conversation).letter().messageId();
        identify(ANA);

        runAt(180);
        assertThat(server.letters()).hasSize(1);
        assertThat(server.letters().get(0).getAllRecipients()).extracting(Object::toString).containsExactly(ANA);
        assertThat(server.letters().get(0).getMessageID()).isNotEqualTo(id);
    }

    @Test
    void aLetterWithoutAnAddressAnyMoreIsNotSent() {
        identify("wrong@example.org");
        long seq = reply("One");
        clock.set(at(120));
        ledger.prepare(conversation);
        identification.undo(visitor);

        assertThat(runAt(180)).isNull();
        assertThat(server.letters()).isEmpty();
        assertThat(delivery(seq)).returns(DeliveryState.FAILED, d -> d.state()).returns("no-address", d -> d.reason());
    }

    @Test
    void aLateReportOfALetterChangesNothing() {
        identify(ANA);
        long seq = reply("One");
        clock.set(at(120));
        Ledger.Step letter = ledger.prepare(conversation);
        ledger.sent(letter);
        clock.set(at(500));

        ledger.sent(letter);
        ledger.refused(letter, "too late");
        ledger.givenUp(conversation, "too late");
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns(at(120), d -> d.at());
    }

    @Test
    void aLongSilenceBecomesSeveralLetters() {
        identify(ANA);
        forwarding.change(null, null, null, Duration.ZERO, null, null);
        for (int i = 0; i < Situation.MOST + 1; i++) {
            reply("Reply " + i + ".");
        }

        assertThat(runAt(120)).isNull();
        assertThat(server.letters()).hasSize(2);
        assertThat(text(server.letters().get(0))).contains("Reply 0.", "Reply " + (Situation.MOST - 1) + ".").doesNotContain("Reply " + Situation.MOST + ".");
        assertThat(text(server.letters().get(1))).startsWith("There is a new answer").contains("Reply " + Situation.MOST + ".");
    }

    @Test
    void settingsThatAreRefusedChangeNothing() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() ->
                forwarding.change(ForwardingMode.TRANSCRIPT, Duration.ofSeconds(30), Duration.ofDays(2), null, null, null));
        assertThat(forwarding.settings().mode()).isEqualTo(ForwardingMode.UNREAD);
        assertThat(forwarding.settings().delay()).isEqualTo(Duration.ofMinutes(2));

        forwarding.change(null, Duration.ofSeconds(30), null, null, 3, null);
        assertThat(forwarding.settings()).returns(Duration.ofSeconds(30), s -> s.delay()).returns(3, s -> s.context()).returns(10, s -> s.shortest());
    }
}
