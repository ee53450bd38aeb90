package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.job.GivenUp;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.UnrulySmtp;

/** A mail server that is away, and how long a letter waits for it. */
@Persistent
class DelayedLetterTest extends ForwardingScene {

    @Inject
    StoppedAddresses stopped;

    private long seq;

    @BeforeEach
    void theServerIsAway() {
        identify(ANA);
        seq = reply("One");
        settings.sendBy("smtp://127.0.0.1:1");
    }

    @Test
    void thePlanSurvivesWhoeverAsksAgainAndWhateverIsAdded() {
        assertThat(runAt(120)).isEqualTo(at(420));
        assertThat(runAt(420)).isEqualTo(at(1020));

        settings.sendBy(server.url());
        reply("Two");
        assertThat(runAt(600)).as("another reply hurries nothing").isEqualTo(at(1020));
        assertThat(server.letters()).isEmpty();
        assertThat(forwarding.waiting()).singleElement().returns(ANA, WaitingLetter::to).returns(2, WaitingLetter::tries).returns(at(120), WaitingLetter::since)
                .returns(at(1020), WaitingLetter::next).returns("mail-unreachable", WaitingLetter::reason);

        assertThat(runAt(1020)).as("the second reply has its own letter").isEqualTo(at(1920));
        assertThat(server.letters()).hasSize(1);
        assertThat(text(server.letters().get(0))).contains("One").doesNotContain("Two");
        assertThat(forwarding.waiting()).isEmpty();
    }

    @Test
    void afterFiveDaysItIsGivenUpAndAClickTriesItAgain() throws Exception {
        Instant next = runAt(120);
        for (int tries = 1; next != null && tries < 200; tries++) {
            next = tries == 111 ? lastTry(next) : runAt(Duration.between(START, next).toSeconds());
        }
        assertThat(delivery(seq)).returns(DeliveryState.FAILED, d -> d.state()).returns("mail-unreachable", d -> d.reason()).returns(null, d -> d.next());
        assertThat(clock.now()).isEqualTo(at(120).plus(Patience.ALL));
        assertThat(forwarding.waiting()).isEmpty();

        settings.sendBy(server.url());
        forwarding.tryAgain(conversation);
        assertThat(due()).isEqualTo(clock.now());
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDING);
        assertThat(forwardUnread(conversation)).isNull();
        assertThat(server.letters()).hasSize(1);
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> forwarding.tryAgain(conversation)).returns("nothing-to-mail", Refusal::code);
    }

    private Instant lastTry(Instant then) {
        assertThatExceptionOfType(GivenUp.class).isThrownBy(() -> runAt(Duration.between(START, then).toSeconds())).withMessageContaining("127.0.0.1");
        return null;
    }

    @Test
    void repliesThatWaitBehindAGivenUpLetterSayWhyToo() {
        runAt(120);
        long second = reply("Two");
        clock.set(at(120).plus(Patience.ALL));

        assertThatExceptionOfType(GivenUp.class).isThrownBy(() -> forwardUnread(conversation));
        assertThat(delivery(second)).returns(DeliveryState.NOT_FORWARDED, d -> d.state()).returns("mail-unreachable", d -> d.reason());
        settings.sendBy(server.url());
        forwarding.tryAgain(conversation);
        clock.advance(Duration.ofHours(1));
        forwardUnread(conversation);
        clock.advance(Duration.ofHours(1));
        forwardUnread(conversation);
        assertThat(delivery(second).state()).isEqualTo(DeliveryState.FORWARDED);
        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void aClickTriesWhatWaitsAtOnce() {
        runAt(120);
        settings.sendBy(server.url());
        clock.set(at(130));

        forwarding.tryAgain(conversation);
        assertThat(delivery(seq).next()).isNull();
        assertThat(forwardUnread(conversation)).isNull();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void whatTheServerRefusedIsTriedAgainAsANewLetterToTheAddressOfToday() throws IOException, jakarta.mail.MessagingException {
        String refusedId;
        try (UnrulySmtp refusing = new UnrulySmtp().answers("RCPT", "550 5.1.1 No such user here")) {
            settings.sendBy("smtp://127.0.0.1:" + refusing.port());
            runAt(120);
            assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FAILED);
            refusedId = (String) em.createNativeQuery("select message_id from letter").getSingleResult();
        }
        settings.sendBy(server.url());
        identify("ana.right@example.org");

        forwarding.tryAgain(conversation);
        forwarding.tryAgain(conversation);
        forwardUnread(conversation);
        assertThat(server.letters()).hasSize(1);
        assertThat(server.letters().get(0).getAllRecipients()).extracting(Object::toString).containsExactly("ana.right@example.org");
        assertThat(server.letters().get(0).getMessageID()).isNotEqualTo(refusedId);
        assertThat(delivery(seq)).returns(DeliveryState.FORWARDED, d -> d.state()).returns("ana.right@example.org", d -> d.to());
    }

    @Test
    void aServerThatSaysSomethingIsQuoted() throws IOException {
        try (UnrulySmtp greylisting = new UnrulySmtp().answers("RCPT", "451 4.7.1 Greylisted, try again later")) {
            settings.sendBy("smtp://127.0.0.1:" + greylisting.port());

            assertThat(runAt(120)).isEqualTo(at(420));
            assertThat(delivery(seq).reason()).isEqualTo("451 4.7.1 Greylisted, try again later");
        }
    }

    @Test
    void whoAsksForNoMoreWhileALetterWaitsGetsNone() {
        runAt(120);
        settings.sendBy(server.url());
        stopped.stop(EmailAddress.parse(ANA), StoppedAddress.How.PAGE);

        assertThat(runAt(420)).isNull();
        assertThat(server.letters()).isEmpty();
        assertThat(delivery(seq)).returns(DeliveryState.FAILED, d -> d.state()).returns("stopped", d -> d.reason());
    }
}
