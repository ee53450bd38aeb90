package org.tertulia.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tertulia.mail.Fault;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Drafts;
import org.tertulia.mail.account.OAuth;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.FakeImap;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.TokenGiver;
import org.tertulia.testing.container.HandClock;

/** The threads that read connected mailboxes, with real mail servers and real time: how soon a letter is here, and who holds up whom. */
@Persistent
class ReadersTest {

    /** How soon a letter is here of which the server tells. */
    private static final Duration SOON = Duration.ofSeconds(2);
    /** Less than the pause between two looks of a mailbox without IDLE. */
    private static final Duration LESS_THAN_POLLING = Duration.ofSeconds(9);

    @Inject
    Fetching fetching;
    @Inject
    IncomingAccounts incoming;
    @Inject
    Accounts connected;
    @Inject
    Arrivals arrivals;
    @Inject
    HandClock clock;

    private final MailServer mail = new MailServer();

    @AfterEach
    void end() {
        connected.all().forEach(account -> connected.delete(account.id()));
        Eventually.isTrue("nobody reads", () -> {
            fetching.round();
            return fetching.reading() == 0;
        });
        mail.close();
    }

    @Test
    void aLetterIsHereAtOnceWhereTheServerSaysThatItCame() {
        mail.opens("sales@shop.example", "sales", "pw");
        Account account = connected.add(draft("sales@shop.example", "sales"));
        fetching.round();
        Eventually.isTrue("it listens", () -> reading(account).idling());

        long quickest = Long.MAX_VALUE;
        for (int i = 1; i <= 4; i++) {
            mail.comesTo("sales@shop.example", "Subject: letter " + i + "\n\n" + i + "\n");
            long sentAt = System.nanoTime();
            int sent = i;
            Eventually.within(LESS_THAN_POLLING, () -> {
                fetching.round();
                assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(sent);
            });
            quickest = Math.min(quickest, System.nanoTime() - sentAt);
        }
        // what comes between a look and the waiting is seen by the next look only, as this server does not tell it
        assertThat(Duration.ofNanos(quickest)).isLessThan(SOON);
        assertThat(reading(account).lastLetterAt()).isNotNull();

        connected.change(account.id(), Drafts.enabled(draft("sales@shop.example", "sales"), false));
        fetching.round();
        Eventually.isTrue("it is let go", () -> reading(account).node() == null && !reading(account).idling());
    }

    @Test
    void aNudgeLooksWhetherAnythingWasMissed() {
        mail.opens("sales@shop.example", "sales", "pw");
        Account account = connected.add(draft("sales@shop.example", "sales"));
        fetching.round();
        Eventually.isTrue("it listens", () -> reading(account).idling());
        Instant first = reading(account).fetchedAt();
        clock.advance(Duration.ofMinutes(4));
        Eventually.isTrue("it looked", () -> {
            fetching.nudge();  // the library asks a server at most once a second whether it is there
            return reading(account).fetchedAt().isAfter(first);
        });
        mail.comesTo("sales@shop.example", "Subject: after the nudge\n\n1\n");
        Eventually.within(LESS_THAN_POLLING, () -> {
            fetching.nudge();
            assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
        });
        assertThat(reading(account).fault()).isNull();
    }

    @Test
    void aServerThatSaysNothingHoldsUpNoOther() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            mail.opens("sales@shop.example", "sales", "pw");
            connected.add(Drafts.password(null, "dead@shop.example", "dead", "pw", silent.getLocalPort(), null));
            Account alive = connected.add(draft("sales@shop.example", "sales"));
            Account refused = connected.add(Drafts.password(null, "x@shop.example", "nobody", "pw", mail.imapPort(), null));
            mail.comesTo("sales@shop.example", "Subject: one\n\n1\n");
            fetching.round();
            Eventually.within(LESS_THAN_POLLING, () -> assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1));
            Eventually.isTrue("it is told", () -> reading(refused).fault() == Fault.SIGN_IN);
            assertThat(reading(alive).fault()).isNull();
        }
    }

    @Test
    void whereTheServerCannotSayIt() throws IOException {
        try (FakeImap plain = new FakeImap()) {
            plain.comes(List.of("Subject: one\r\n\r\n1\r\n"));
            Account account = connected.add(Drafts.password(null, "ana@shop.example", "ana", "secret", plain.port(), null));
            fetching.round();
            Eventually.isTrue("it was read", () -> reading(account).fetchedAt() != null && reading(account).node() == null);
            assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
            assertThat(reading(account).idling()).isFalse();
            assertThat(plain.callers()).as("one connection is enough").isEqualTo(1);
            fetching.round();
            fetching.round();
            assertThat(plain.callers()).as("it is left alone for a while").isEqualTo(1);
        }
    }

    @Test
    void aTokenOpensAMailbox() {
        try (TokenGiver provider = new TokenGiver().answers(200, "{\"access_token\":\"token-1\",\"expires_in\":3600}")) {
            mail.opens("sales@shop.example", "sales", "token-1");
            mail.comesTo("sales@shop.example", "Subject: one\n\n1\n");
            connected.add(Drafts.token("sales@shop.example", "sales", OAuth.of(provider.url(), "client", null), "refresh-1", mail.imapPort(), null));
            fetching.round();
            Eventually.succeeds(() -> assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1));
        }
    }

    @Test
    void aProviderThatGivesNoTokenIsToldInItsWords() {
        try (TokenGiver provider = new TokenGiver().answers(400, "{\"error_description\":\"revoked\"}")) {
            Account account = connected.add(Drafts.token("sales@shop.example", "sales", OAuth.of(provider.url(), "client", null), "refresh-1", mail.imapPort(), null));
            fetching.round();
            Eventually.isTrue("it is told", () -> reading(account).fault() == Fault.NO_TOKEN && "revoked".equals(reading(account).said()));
        }
    }

    @Test
    void lettersThatCameEarlierAreLeftAloneWhereThatIsWanted() {
        mail.opens("sales@shop.example", "sales", "pw");
        mail.comesTo("sales@shop.example", "Subject: old\n\n1\n");
        AccountDraft draft = draft("sales@shop.example", "sales");
        Account account = connected.add(Drafts.since(draft, Instant.now().plusSeconds(3600)));
        fetching.round();
        Eventually.isTrue("it listens", () -> reading(account).idling());
        assertThat(arrivals.pageAfter(null, null, null, 10)).isEmpty();

        connected.change(account.id(), Drafts.since(draft, Instant.now().minusSeconds(3600)));
        mail.comesTo("sales@shop.example", "Subject: new\n\n2\n");
        Eventually.succeeds(() -> {
            fetching.round();
            assertThat(arrivals.pageAfter(null, null, null, 10)).hasSize(1);
        });
        assertThat(new String(arrivals.raw(arrivals.pageAfter(null, null, null, 10).get(0).id()), StandardCharsets.UTF_8)).contains("Subject: new");
    }

    private AccountDraft draft(String address, String user) {
        return Drafts.password(null, address, user, "pw", mail.imapPort(), null);
    }

    private Reading reading(Account account) {
        List<Reading> all = incoming.readings();
        return all.stream().filter(each -> each.account().equals(account.key())).findFirst()
                .orElse(new Reading(account.key(), null, false, null, null, 0, 0, null, null, null, null));
    }
}
