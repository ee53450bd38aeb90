package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Inbox;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Drafts;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.Door;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.Persistent;

/** Every inbox has an address at once (row D5). */
@Persistent
class FallbackAddressTest extends ForwardingScene {

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Post extends MailSettings {

        private String domain;
        private String imap;

        void becomes(String mailDomain, String imapUrl) {
            domain = mailDomain;
            imap = imapUrl;
        }

        @Override
        public Optional<String> mailDomain() {
            return Optional.ofNullable(domain);
        }

        @Override
        public Optional<URI> imapUrl() {
            return Optional.ofNullable(imap).map(URI::create);
        }
    }

    @ApplicationScoped
    static class Entrance extends Door {
    }

    @Inject
    Post post;
    @Inject
    FallbackAddress fallback;
    @Inject
    Accounts accounts;
    @Inject
    Arrivals arrivals;
    @Inject
    Entrance door;
    @Inject
    TakeInLetterJob takeIn;

    @Test
    void itIsTheInboxsNameAtTheDomainForMail() {
        post.becomes("mail.example.com", null);
        Inbox sales = inboxes.add("Vendas & Informações!", Set.of());
        String address = fallback.of(sales).orElseThrow().value();

        assertThat(address).matches("vendas-informacoes\\+[a-z2-9]{10}@mail\\.example\\.com");
        assertThat(fallback.of(inboxes.get(sales.id()))).as("for good").contains(EmailAddress.parse(address));
        assertThat(fallback.of(inbox).orElseThrow().value()).isNotEqualTo(address);
        assertThat(fallback.inbox(address).orElseThrow().id()).isEqualTo(sales.id());
        assertThat(fallback.inbox("sales+aaaaaaaaaa@mail.example.com")).isEmpty();
    }

    @Test
    void elseItIsTheMailboxOfTheInstallationWithThePlus() {
        post.becomes(null, null);
        assertThat(fallback.of(inbox)).isEmpty();
        accounts.add(Drafts.withoutPlus(Drafts.password(null, "plain@shop.example", "plain", "pw", 143, null)));
        assertThat(fallback.of(inbox)).isEmpty();
        accounts.add(Drafts.password(null, "all@shop.example", "all", "pw", 143, null));
        assertThat(fallback.of(inbox).orElseThrow().value()).matches("all\\+[a-z2-9]{10}@shop\\.example");
        post.becomes(null, "imap://support:pw@mail.tertulia.example/INBOX");
        assertThat(fallback.of(inbox).orElseThrow().value()).matches("support\\+[a-z2-9]{10}@tertulia\\.example");
        post.becomes(null, null);
    }

    @Test
    void aLetterToItBeginsInItsInboxWhateverMailboxItCameBy() {
        post.becomes("mail.example.com", null);
        Inbox sales = inboxes.add("Sales", Set.of());
        String address = fallback.of(sales).orElseThrow().value();

        assertThat(begunIn(comes(address, ""))).isEqualTo(sales.id());
        assertThat(begunIn(comes("info@example.com", "Delivered-To: " + address.toUpperCase(Locale.ROOT) + "\n"))).as("forwarded").isEqualTo(sales.id());
        assertThat(begunIn(comes("sales+abcdefghjk@mail.example.com", ""))).as("no such key").isEqualTo(inbox.id());
    }

    @Test
    void anyNameGivesAnAddress() {
        assertThat(FallbackAddress.slug("Größe")).isEqualTo("grosse");
        assertThat(FallbackAddress.slug("営業")).isEqualTo("inbox");
        assertThat(FallbackAddress.slug("--A  b--")).isEqualTo("a-b");
        assertThat(FallbackAddress.slug("x".repeat(100))).hasSize(40);
    }

    private long begunIn(IncomingLetter letter) {
        assertThat(letter.kind()).isEqualTo(LetterKind.NEW);
        return conversations.find(letter.conversationId()).orElseThrow().inboxId();
    }

    private IncomingLetter comes(String to, String headers) {
        String raw = "From: carl@example.com\nTo: " + to + "\nSubject: A question\n" + headers + "Message-ID: <" + door.next() + "@client.example>\n\nText\n";
        long id = door.mailed(7, door.next(), raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)).orElseThrow();
        takeIn.run(id);
        return arrivals.get(id);
    }
}
