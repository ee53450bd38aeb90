package org.tertulia.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Settings;
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

        @Transactional
        public String error() {
            return (String) em.createNativeQuery("select last_error from mail_account").getSingleResult();
        }
    }

    @Inject
    Post settings;
    @Inject
    Fetching fetching;
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

    @Test
    void eachLetterComesOnceAsItIs() {
        mail.comes("Subject: one\n\nÀ bientôt\n");
        mail.comes("Subject: two\n\nWithout a Message-ID\n");
        fetching.mailbox();
        fetching.mailbox();
        mail.comes("Subject: three\n\n");
        fetching.mailbox();

        List<IncomingLetter> letters = arrivals.pageAfter(null, null, null, 10);
        assertThat(letters).hasSize(3);
        assertThat(letters.stream().map(letter -> new String(arrivals.raw(letter.id()), StandardCharsets.UTF_8)))
                .anySatisfy(raw -> assertThat(raw).contains("Subject: one").contains("À bientôt"));
    }

    @Test
    void aMailboxThatNumbersItsLettersAnewDoublesNone() {
        mail.comes("Subject: one\n\nOne\n");
        fetching.mailbox();
        other.numberAnew();
        mail.comes("Subject: two\n\nTwo\n");
        fetching.mailbox();

        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(2);
    }

    @Test
    void oneNodeReadsItAtATime() {
        fetching.mailbox();
        mail.comes("Subject: one\n\nOne\n");
        other.takes(clock.now().plusSeconds(60));
        fetching.mailbox();
        assertThat(arrivals.pageAfter(null, null, null, 10)).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        fetching.mailbox();
        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
    }

    @Test
    void aMailboxThatCannotBeReadIsToldAndReadLater() {
        settings.readBy(mail.imapUrl().replace("secret", "wrong"));
        fetching.mailbox();
        assertThat(other.error()).isNotBlank();

        mail.comes("Subject: one\n\nOne\n");
        settings.readBy(mail.imapUrl());
        fetching.mailbox();
        assertThat(other.error()).isNull();
        assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
    }

    @Test
    void aLongLetterIsKeptWhole() {
        String text = "0123456789".repeat(260_000);
        mail.comes("Subject: long\n\n" + text + "\n");
        fetching.mailbox();

        IncomingLetter letter = arrivals.pageAfter(null, null, null, 10).get(0);
        assertThat(new String(arrivals.raw(letter.id()), StandardCharsets.US_ASCII)).contains(text);
        assertThat(letter.size()).isGreaterThan(2 * LetterPiece.MOST);
    }
}
