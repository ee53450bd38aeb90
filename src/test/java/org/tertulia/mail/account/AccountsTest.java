package org.tertulia.mail.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Vault;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.TokenGiver;
import org.tertulia.testing.container.HandClock;

@Persistent
class AccountsTest {

    private static final String ADDRESS = "sales@shop.example";

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Environment extends Settings {

        private String key;
        private String imap;

        void secretKey(String its) {
            key = its;
        }

        void reads(String url) {
            imap = url;
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.ofNullable(key);
        }

        @Override
        public Optional<URI> imapUrl() {
            return Optional.ofNullable(imap).map(URI::create);
        }
    }

    /** Who reads the database. */
    @ApplicationScoped
    static class Thief {

        @PersistenceContext
        EntityManager em;

        @Transactional
        public String row() {
            return Arrays.toString((Object[]) em.createNativeQuery("select secret, client_secret, access_token, name from connected_account").getSingleResult());
        }
    }

    /** Asks again within the transaction in which it changes something. */
    @ApplicationScoped
    static class Changing {

        @Inject
        Accounts accounts;

        @Transactional
        public List<Integer> enabledMeanwhile(AccountDraft draft) {
            List<Integer> seen = new ArrayList<>(List.of(accounts.enabled().size()));
            Account account = accounts.add(draft);
            seen.add(accounts.enabled().size());
            accounts.change(account.id(), Drafts.enabled(draft, false));
            seen.add(accounts.enabled().size());
            accounts.change(account.id(), draft);
            seen.add(accounts.enabled().size());
            accounts.delete(account.id());
            seen.add(accounts.enabled().size());
            return seen;
        }
    }

    @Inject
    Changing changing;
    @Inject
    Accounts accounts;
    @Inject
    Environment environment;
    @Inject
    Vault vault;
    @Inject
    Thief thief;
    @Inject
    HandClock clock;

    @Test
    void aPasswordIsToldToTheServerAndToNobodyElse() {
        Account account = accounts.add(draft("s3cret wörd"));

        assertThat(accounts.login(account)).isEqualTo(new Login("s3cret wörd", false)).asString().doesNotContain("s3cret");
        assertThat(thief.row()).contains("sales@shop.example").doesNotContain("s3cret");
        assertThat(draft("s3cret wörd").toString()).doesNotContain("s3cret");
    }

    @Test
    void whatATransactionChangesItSees() {
        assertThat(changing.enabledMeanwhile(draft("s3cret"))).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void whatIsSealedIsGoodForItsPurposeAndUnderItsKeyOnly() {
        String sealed = vault.seal("mail account", "s3cret");
        assertThat(vault.seal("mail account", "s3cret")).as("nobody sees that two are the same").isNotEqualTo(sealed);
        assertThat(vault.open("mail account", sealed)).contains("s3cret");
        assertThat(vault.open("something else", sealed)).isEmpty();
        for (String damaged : List.of(sealed.substring(4), "A" + sealed.substring(1), "", "no base64!")) {
            assertThat(damaged.equals(sealed) ? Optional.empty() : vault.open("mail account", damaged)).isEmpty();
        }
        Account account = accounts.add(draft("s3cret"));
        environment.secretKey("another key, of the environment");
        try {
            assertThat(vault.open("mail account", sealed)).isEmpty();
            assertThatExceptionOfType(NoLogin.class).isThrownBy(() -> accounts.login(account)).returns(null, NoLogin::server);
            accounts.change(account.id(), draft("s3cret"));
            assertThat(accounts.login(account).secret()).isEqualTo("s3cret");
        } finally {
            environment.secretKey(null);
        }
    }

    @Test
    void aSecretStaysUnlessAnotherIsGivenAndDoesNotGoElsewhere() {
        Account account = accounts.add(draft("one"));
        accounts.change(account.id(), Drafts.enabled(draft("x"), false));
        assertThat(accounts.get(account.id()).enabled()).isFalse();
        assertThat(accounts.login(account).secret()).isEqualTo("one");
        assertThat(accounts.get(account.id()).revision()).isEqualTo(account.revision() + 1);

        AccountDraft elsewhere = new AccountDraft(null, null, account.address(), true, Endpoint.of("imap", "evil.example", 993, Safety.TLS, "sales"), null, null, true,
                null, null, null, null);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> accounts.change(account.id(), elsewhere)).returns("give-again", Refusal::code);
        AccountDraft reading = Drafts.password(null, "info@shop.example", "info", "one", 143, null);
        Account quiet = accounts.add(reading);
        AccountDraft alsoSends = new AccountDraft(null, null, reading.address(), true, reading.imap(), null, Endpoint.of("smtp", "evil.example", 465, Safety.TLS, "x"), true,
                null, null, null, null);
        assertThatExceptionOfType(Refusal.class).as("nor by a server to send with").isThrownBy(() -> accounts.change(quiet.id(), alsoSends)).returns("give-again", Refusal::code);
        accounts.change(account.id(), draft("two"));
        assertThat(accounts.login(account).secret()).isEqualTo("two");
    }

    @Test
    void aMailboxIsReadOnce() {
        Account account = accounts.add(draft("one"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> accounts.add(draft("one"))).returns("mailbox-connected", Refusal::code)
                .returns(account.id(), Refusal::existing);
        accounts.delete(account.id());
        environment.reads("imap://sales:one@127.0.0.1:143/INBOX");
        try {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> accounts.add(draft("one"))).returns("mailbox-in-settings", Refusal::code);
        } finally {
            environment.reads(null);
        }
        accounts.add(draft("one"));
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void noPasswordGoesInTheClearOverANetwork() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Endpoint.of("imap", "mail.example.com", 143, Safety.NONE, "x")).returns("imap.safety", Refusal::field);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Endpoint.of("imap", "127.0.0.1.example.com", 143, Safety.NONE, "x"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Endpoint.of("smtp", "https://mail.example.com", 465, Safety.TLS, "x")).returns("smtp.host", Refusal::field);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Endpoint.of("smtp", "mail.example.com", 65536, Safety.TLS, "x")).returns("smtp.port", Refusal::field);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> OAuth.of("http://tokens.example/token", "id", null));
        assertThat(Endpoint.of("imap", "[::1]", 143, Safety.NONE, "x").host()).isEqualTo("::1");
        assertThat(Endpoint.of("imap", "Mail.Example.COM", 993, Safety.TLS, "x").server()).isEqualTo("mail.example.com:993");
    }

    @Test
    void aTokenIsAskedForOnceAndAgainBeforeItExpires() {
        try (TokenGiver provider = new TokenGiver().answers(200, "{\"access_token\":\"access-one\",\"expires_in\":3600,\"refresh_token\":\"refresh-two\"}")) {
            Account account = accounts.add(Drafts.token(ADDRESS, "sales", OAuth.of(provider.url(), "the client", "mail"), "r1", 143, 25));

            assertThat(accounts.login(account)).isEqualTo(new Login("access-one", true));
            assertThat(accounts.login(account)).isEqualTo(new Login("access-one", true));
            assertThat(provider.asked()).containsExactly("grant_type=refresh_token&refresh_token=r1&client_id=the+client&client_secret=client%27s+secret&scope=mail");
            assertThat(thief.row()).doesNotContain("access-one").doesNotContain("refresh-two");

            clock.advance(Duration.ofMinutes(58));
            accounts.login(account);
            assertThat(provider.asked()).hasSize(1);
            provider.answers(200, "{\"access_token\":\"t2\",\"expires_in\":\"3600\"}");
            clock.advance(Duration.ofMinutes(2));
            assertThat(accounts.login(account)).isEqualTo(new Login("t2", true));
            assertThat(provider.asked().get(1)).as("the refresh token was changed by the provider").contains("refresh_token=refresh-two");
        }
    }

    @Test
    void aProvidersRefusalIsGivenOnInItsWords() {
        try (TokenGiver provider = new TokenGiver().answers(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}")) {
            Account account = accounts.add(Drafts.token(ADDRESS, "sales", OAuth.of(provider.url(), "c", null), "r1", 143, 25));
            assertThatExceptionOfType(NoLogin.class).isThrownBy(() -> accounts.login(account)).withMessage("Token has been expired or revoked.")
                    .returns("127.0.0.1", NoLogin::server);
            provider.answers(503, "<html>down</html>");
            assertThatExceptionOfType(NoLogin.class).isThrownBy(() -> accounts.login(account)).withMessage("HTTP 503");
            provider.answers(200, "{\"access_token\":\"t\"}");
            assertThat(accounts.login(account).secret()).isEqualTo("t");
        }
    }

    private static AccountDraft draft(String password) {
        return Drafts.password(null, ADDRESS, "sales", password, 143, 25);
    }
}
