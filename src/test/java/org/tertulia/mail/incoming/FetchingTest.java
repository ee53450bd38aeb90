package org.tertulia.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.mail.Fault;
import org.tertulia.platform.Settings;
import org.tertulia.platform.node.NodeLost;
import org.tertulia.testing.Engine;
import org.tertulia.testing.FakeImap;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

/** Letters out of a real mailbox: each once, by one node at a time, whatever goes wrong in between. */
@Persistent
class FetchingTest {

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Post extends Settings {

        private String url;

        void readBy(String imap) {
            url = imap;
        }

        @Override
        public Optional<URI> imapUrl() {
            return Optional.ofNullable(url).map(URI::create);
        }
    }

    /** Another node, in this database. */
    @ApplicationScoped
    static class OtherNode {

        @PersistenceContext
        EntityManager em;

        @Transactional
        public void takes(Instant until) {
            em.createNativeQuery("update mail_account set node = 'other', lease_until = " + until.toEpochMilli()).executeUpdate();
        }

        @Transactional
        public void numberAnew() {
            em.createNativeQuery("update mail_account set uid_validity = uid_validity - 1").executeUpdate();
        }

        @Inject
        Event<NodeLost> lost;

        @Transactional
        public void dies() {
            lost.fire(new NodeLost("other", Instant.EPOCH));
        }

        @Transactional
        public void forgetPlace() {
            em.createNativeQuery("update mail_account set last_uid = 2").executeUpdate();
        }

        @Transactional
        public long count(String sql) {
            return ((Number) em.createNativeQuery(sql).getSingleResult()).longValue();
        }

        @Transactional
        public String error() {
            return (String) em.createNativeQuery("select last_error from mail_account").getSingleResult();
        }
    }

    @Inject
    Post settings;
    @Inject
    IncomingAccounts incoming;
    @Inject
    MailAccounts accounts;
    @Inject
    Arrivals arrivals;
    @Inject
    OtherNode other;
    @Inject
    HandClock clock;

    private MailServer mail;

    @BeforeEach
    void begin() {
        mail = new MailServer();
        settings.readBy(mail.imapUrl());
    }

    @AfterEach
    void end() {
        mail.close();
    }

    /** As this node's readers do it, once. */
    private void read() {
        incoming.wanted().stream().filter(each -> accounts.take(each.account(), true))
                .forEach(each -> new MailboxReader(each, false, arrivals::store, accounts).run());
    }

    @Test
    void eachLetterComesOnceAsItIs() {
        mail.comes("Subject: one\n\nÀ bientôt\n");
        mail.comes("Subject: two\n\nWithout a Message-ID\n");
        read();
        read();
        mail.comes("Subject: three\n\n");
        read();

        List<IncomingLetter> letters = arrivals.pageAfter(null, null, null, 10);
        assertThat(letters).hasSize(3);
        assertThat(letters.stream().map(letter -> new String(arrivals.raw(letter.id()), StandardCharsets.UTF_8)))
                .anySatisfy(raw -> assertThat(raw).contains("Subject: one").contains("À bientôt"));
    }

    @Test
    void aMailboxThatNumbersItsLettersAnewDoublesNone() {
        mail.comes("Subject: one\n\nOne\n");
        read();
        other.numberAnew();
        mail.comes("Subject: two\n\nTwo\n");
        read();

        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(2);
    }

    @Test
    void oneNodeReadsItAtATime() {
        read();
        mail.comes("Subject: one\n\nOne\n");
        other.takes(clock.now().plusSeconds(60));
        read();
        assertThat(arrivals.pageAfter(null, null, null, 10)).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        read();
        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
    }

    @Test
    void aMailboxThatCannotBeReadIsToldAndReadLater() {
        settings.readBy(mail.imapUrl().replace("secret", "wrong"));
        read();
        assertThat(other.error()).isNotBlank();

        mail.comes("Subject: one\n\nOne\n");
        settings.readBy(mail.imapUrl());
        read();
        assertThat(other.error()).isNull();
        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
    }

    @Test
    void aLongLetterIsKeptWhole() {
        String text = "0123456789".repeat(260_000);
        mail.comes("Subject: long\n\n" + text + "\n");
        read();

        IncomingLetter letter = arrivals.pageAfter(null, null, null, 10).get(0);
        assertThat(new String(arrivals.raw(letter.id()), StandardCharsets.US_ASCII)).contains(text);
        assertThat(letter.size()).isGreaterThan(2 * LetterPiece.MOST);
    }

    @Test
    void tenThousandWaitingLettersComeInEachOnceAlsoWhenTheReadingBreaksOff(Engine engine) throws IOException {
        int many = engine == Engine.POSTGRESQL ? 10_000 : 2_000;
        try (FakeImap box = new FakeImap()) {
            settings.readBy(box.url());
            box.comes(IntStream.range(0, many).mapToObj(i -> "Subject: letter " + i + "\r\n\r\nText " + i + "\r\n").toList());
            box.hangsUpAfter(many / 3 + 7);
            read();
            Reading broken = incoming.readings().get(0);
            assertThat(broken.fault()).isEqualTo(Fault.BROKEN);
            assertThat(broken.waiting()).isBetween(many * 6 / 10, many * 7 / 10);

            read();
            assertThat(other.count("select count(*) from incoming_letter")).isEqualTo(many);
            assertThat(other.count("select count(distinct fingerprint) from incoming_letter")).isEqualTo(many);
            assertThat(box.given()).as("each was fetched once, but for the batch that broke off").isLessThan(many + 101);
            assertThat(incoming.readings().get(0)).returns(0, Reading::waiting).returns((long) many, Reading::unworked).returns(null, Reading::fault);
        }
    }

    @Test
    void aMailboxWithAnotherUidValidityDoublesNoneAndMissesNone() throws IOException {
        try (FakeImap box = new FakeImap()) {
            settings.readBy(box.url());
            box.comes(List.of("Subject: one\r\n\r\n1\r\n", "Subject: two\r\n\r\n2\r\n"));
            box.numberAnew(1, 500);
            read();
            box.numberAnew(2, 1);
            box.comes(List.of("Subject: three\r\n\r\n3\r\n"));
            read();
            read();
            assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(3);
        }
    }

    @Test
    void aLetterThatItsServerDoesNotGiveStopsNoOtherForLong() throws IOException {
        try (FakeImap box = new FakeImap()) {
            settings.readBy(box.url());
            box.comes(List.of("Subject: one\r\n\r\n1\r\n", "Subject: two\r\n\r\n2\r\n", "Subject: three\r\n\r\n3\r\n"));
            box.damage(2);
            for (int i = 0; i < 5; i++) {
                read();
                assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
                assertThat(incoming.readings().get(0).fault()).isNotNull();
            }
            read();
            List<IncomingLetter> letters = arrivals.pageAfter(null, null, null, 10);
            assertThat(letters).hasSize(3);
            assertThat(new String(arrivals.raw(letters.get(1).id()), StandardCharsets.UTF_8)).contains("Letter 2 is in the mailbox");
        }
    }

    @Test
    void afterThreeDaysOfflineEverythingIsThere() {
        mail.comes("Subject: before\n\n1\n");
        read();
        clock.advance(Duration.ofDays(3));
        for (int i = 0; i < 30; i++) {
            mail.comes("Subject: while away\n\n" + i + "\n");
        }
        read();
        assertThat(arrivals.pageAfter(null, null, null, 100)).hasSize(31);
    }

    @Test
    void whoWasKilledBetweenStoringAndWritingDownThePlaceStoresNothingTwice() {
        for (int i = 0; i < 5; i++) {
            mail.comes("Subject: one of five\n\n" + i + "\n");
        }
        read();
        other.forgetPlace();
        mail.comes("Subject: the sixth\n\n6\n");
        read();
        assertThat(arrivals.pageAfter(null, null, null, 100)).hasSize(6);
    }

    @Test
    void aMailboxThatFailsIsLeftAloneForGrowingPausesByAllNodes() {
        settings.readBy(mail.imapUrl().replace("secret", "wrong"));
        String account = incoming.wanted().get(0).account();
        for (int pause : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            read();
            Instant before = clock.now();
            assertThat(incoming.readings().get(0)).returns(before.plusSeconds(pause), Reading::nextAt).returns(HandClock.START, Reading::failingSince)
                    .returns(Fault.SIGN_IN, Reading::fault).returns(null, Reading::node);
            assertThat(accounts.take(account, false)).isFalse();
        }
        clock.advance(Duration.ofSeconds(300));
        assertThat(accounts.take(account, false)).isTrue();
        accounts.done(account, null);
    }

    @Test
    void whatANodeReadThatIsGoneIsFreeAtOnce() {
        read();
        other.takes(clock.now().plusSeconds(60));
        String account = incoming.wanted().get(0).account();
        assertThat(accounts.take(account, true)).isFalse();
        other.dies();
        assertThat(accounts.take(account, true)).isTrue();
    }
}
