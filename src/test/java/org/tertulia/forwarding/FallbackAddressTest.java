package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Inbox;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Drafts;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.Persistent;

/** Every inbox has an address at once (row D5). */
@Persistent
class FallbackAddressTest extends IncomingScene {

    @Inject
    FallbackAddress fallback;
    @Inject
    Accounts accounts;

    @Test
    void itIsTheInboxsNameAtTheDomainForMail() {
        settings.allMailOf("mail.example.com");
        settings.readBy(null);
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
        settings.allMailOf(null);
        settings.readBy(null);
        assertThat(fallback.of(inbox)).isEmpty();
        accounts.add(Drafts.withoutPlus(Drafts.password(null, "plain@shop.example", "plain", "pw", 143, null)));
        assertThat(fallback.of(inbox)).isEmpty();
        accounts.add(Drafts.password(null, "all@shop.example", "all", "pw", 143, null));
        assertThat(fallback.of(inbox).orElseThrow().value()).matches("all\\+[a-z2-9]{10}@shop\\.example");
        settings.allMailOf(null);
        settings.readBy("imap://support:pw@mail.tertulia.example/INBOX");
        assertThat(fallback.of(inbox).orElseThrow().value()).matches("support\\+[a-z2-9]{10}@tertulia\\.example");
        settings.allMailOf(null);
        settings.readBy(null);
    }

    @Test
    void aLetterToItBeginsInItsInboxWhateverMailboxItCameBy() {
        settings.allMailOf("mail.example.com");
        settings.readBy(null);
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
        takeIn(id);
        return arrivals.get(id);
    }
}
