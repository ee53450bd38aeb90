package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.Persistent;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.VisitorKey;

/** Row C2: the letter's link, whoever uses it, however often, whatever became of the conversation meanwhile. */
@Persistent
class ContinuingTest extends ForwardingScene {

    /** The world after the letter. */
    @ApplicationScoped
    static class Marking {

        @Inject
        DeadAddresses dead;

        @jakarta.transaction.Transactional
        public void bounced(EmailAddress address) {
            dead.add(address, "550 no such user");
        }
    }

    @Inject
    Continuing continuing;
    @Inject
    PostLetterJob post;
    @Inject
    Marking marking;
    @Inject
    VisitorKey keys;

    @Test
    void opensTheConversationInAnotherBrowserOnceAndProvesTheAddress() {
        String token = mailed("One");
        assertThat(continuing.fresh(token)).isTrue();
        assertThat(continuing.fresh(token)).as("looking uses nothing up").isTrue();
        assertThat(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().verified()).isFalse();

        Continued continued = continuing.use(token).orElseThrow();
        assertThat(continued).returns(conversation, Continued::conversation).returns(inboxes.channels(inbox.id()).get(0).key(), Continued::channel);
        assertThat(visitors.byToken(continued.token()).map(Visitor::id)).contains(visitor);
        assertThat(visitors.enter(continued.token(), "en", null)).as("whoever writes there is the same visitor").isEqualTo(visitor);
        assertThat(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().verified()).isTrue();

        assertThat(continuing.fresh(token)).isFalse();
        assertThat(continuing.use(token)).isEmpty();
    }

    @Test
    void theBrowserThatUsedItIsLedBackAndNoOther() {
        String token = mailed("One");
        Continued continued = continuing.use(token).orElseThrow();
        String stranger = keys.fresh();
        visitors.enter(stranger, "en", null);

        assertThat(continuing.already(token, id -> id == conversation ? continued.token() : null)).get().isEqualTo(continued);
        assertThat(continuing.already(token, id -> null)).isEmpty();
        assertThat(continuing.already(token, id -> stranger)).isEmpty();
        assertThat(continuing.already("x".repeat(43), id -> continued.token())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"604799, true", "604800, false", "604801, false"})
    void lastsSevenDaysFromTheLetter(long seconds, boolean fresh) {
        String token = mailed("One");
        clock.advance(Duration.ofSeconds(seconds));

        assertThat(continuing.fresh(token)).isEqualTo(fresh);
        assertThat(continuing.use(token).isPresent()).isEqualTo(fresh);
    }

    @Test
    void aLetterThatWaitedForTheMailServerBringsALinkOfSevenDaysToo() {
        identify(ANA);
        reply("One");
        settings.sendBy("smtp://127.0.0.1:1");
        runAt(120);
        settings.sendBy(server.url());
        clock.advance(Duration.ofDays(4));
        forwardUnread(conversation);
        clock.advance(Duration.ofDays(6));

        assertThat(continuing.use(tokenOf(server.letters().get(0)))).isPresent();
    }

    @Test
    void ofTwoWhoUseItAtOnceOneDoes() throws Exception {
        String token = mailed("One");
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Optional<Continued>> use = () -> {
                start.await();
                return continuing.use(token);
            };
            List<Future<Optional<Continued>>> uses = threads.invokeAll(List.of(use, use, use, use));
            int won = 0;
            for (Future<Optional<Continued>> each : uses) {
                won += each.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNotOursOpensNothingAndMailsNothing() {
        String token = mailed("One");
        for (String forged : List.of("", "x", "a".repeat(43), token.substring(1) + "A", token + "A", " " + token)) {
            assertThat(continuing.fresh(forged)).isFalse();
            assertThat(continuing.use(forged)).isEmpty();
            continuing.mailAnother(forged);
        }
        assertThat(posts()).isEmpty();
    }

    @Test
    void aClosedConversationOpensAndGoesOnWhenTheyWrite() {
        String token = mailed("One");
        conversations.become(rui, conversation, ConversationStatus.CLOSED);

        Continued continued = continuing.use(token).orElseThrow();
        assertThat(conversations.find(conversation).orElseThrow().status()).isEqualTo(ConversationStatus.CLOSED);
        write(visitors.byToken(continued.token()).orElseThrow().id(), "One more thing");
        assertThat(conversations.find(conversation).orElseThrow().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void theLinkOfAContactWhoWasMergedOpensButProvesNothingOfTheOther() {
        String token = mailed("One");
        long into = contacts.findOrCreate(EmailAddress.parse("ana@work.example"), null, null, null).id();
        contacts.merge(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().id(), into);

        assertThat(continuing.use(token)).isPresent();
        assertThat(contacts.get(into).verified()).isFalse();
    }

    @Test
    void whoGotTheLetterByATypoIsKeptOut() {
        String token = mailed("One");
        String second = anotherLetter(1);
        String held = continuing.use(token).orElseThrow().token();
        identify("ana.right@example.org");

        assertThat(continuing.use(second)).isEmpty();
        assertThat(visitors.byToken(held)).as("let out again").isEmpty();
        continuing.mailAnother(token);
        assertThat(posts()).isEmpty();
    }

    @Test
    void soItIsWhereTheAgentCorrectsTheContactsAddressOrUndoesTheAssociation() {
        String token = mailed("One");
        String second = anotherLetter(1);
        String held = continuing.use(token).orElseThrow().token();
        long contact = contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().id();
        contacts.change(contact, EmailAddress.parse("ana.right@example.org"), null, null);
        assertThat(continuing.use(second)).isEmpty();
        assertThat(visitors.byToken(held)).isEmpty();

        String third = anotherLetter(2);
        String again = continuing.use(third).orElseThrow().token();
        identification.undo(visitor);
        assertThat(visitors.byToken(again)).isEmpty();
        assertThat(visitors.find(visitor)).as("the first browser stays").isPresent();
    }

    @Test
    void aNameThatIsCorrectedLetsNobodyOut() {
        String held = continuing.use(mailed("One")).orElseThrow().token();
        contacts.change(contacts.byEmail(EmailAddress.parse(ANA)).orElseThrow().id(), null, "Ana", "Silva");

        assertThat(visitors.byToken(held)).isPresent();
    }

    @Test
    void theLinkOfALetterThatCameBackIsDead() {
        String token = mailed("One");
        marking.bounced(EmailAddress.parse(ANA));

        assertThat(continuing.fresh(token)).isFalse();
        assertThat(continuing.use(token)).isEmpty();
        continuing.mailAnother(token);
        assertThat(posts()).isEmpty();
    }

    @Test
    void aFreshLinkIsMailedToTheSameAddressAndOnlySoOften() throws Exception {
        String token = mailed("One");
        continuing.use(token);
        continuing.mailAnother(token);
        continuing.mailAnother(token);
        assertThat(posts()).hasSize(1);
        assertThat(post.run(posts().get(0))).isNull();
        assertThat(post.run(posts().get(0))).as("once").isNull();

        assertThat(server.letters()).hasSize(2);
        MimeMessage letter = server.letters().get(1);
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(ANA);
        assertThat(text(letter)).startsWith("Here is a fresh link to your chat with Support, as you asked.").doesNotContain("Hello!").doesNotContain("/stop/");
        assertThat(header(letter, "References")).isEqualTo(server.letters().get(0).getMessageID());
        assertThat(header(letter, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(continuing.use(tokenOf(letter))).isPresent();

        for (int i = 0; i < 20; i++) {
            clock.advance(LinkLetters.PAUSE);
            continuing.mailAnother(token);
        }
        assertThat(posts()).hasSize(LinkLetters.A_DAY);
        clock.advance(Duration.ofDays(1));
        continuing.mailAnother(token);
        assertThat(posts()).hasSize(LinkLetters.A_DAY + 1);
    }

    @Test
    void aFreshLinkDelaysNoReplyAndWaitsForTheMailServerByItself() {
        String token = mailed("One");
        settings.sendBy("smtp://127.0.0.1:1");
        continuing.mailAnother(token);
        assertThat(post.run(posts().get(0))).isEqualTo(clock.now().plus(Patience.FIRST));
        settings.sendBy(server.url());
        forwarding.change(null, null, null, Duration.ZERO, null, null);
        long seq = reply("Two");

        assertThat(runAt(400)).isNull();
        assertThat(delivery(seq).state()).isEqualTo(org.tertulia.conversation.DeliveryState.FORWARDED);
        forwarding.tryAgain(conversation);
        assertThat(post.run(posts().get(0))).isNull();
        assertThat(server.letters()).hasSize(3);
    }

    private String mailed(String text) {
        identify(ANA);
        reply(text);
        runAt(120);
        assertThat(server.letters()).hasSize(1);
        return tokenOf(server.letters().get(0));
    }

    private String anotherLetter(int before) {
        reply("Another");
        clock.advance(Duration.ofHours(1));
        forwardUnread(conversation);
        assertThat(server.letters()).hasSize(before + 1);
        return tokenOf(server.letters().get(before));
    }

    private static String tokenOf(MimeMessage letter) {
        Matcher link = Pattern.compile("Continue the conversation: http://localhost:8080/continue/([A-Za-z0-9_-]{43})\n").matcher(text(letter));
        assertThat(link.find()).as(text(letter)).isTrue();
        return link.group(1);
    }

    /** The letters that were asked for, by their ids in the ledger. */
    private List<Long> posts() {
        return em.createNativeQuery("select ref from job where type = 'post' order by ref").getResultList().stream().map(id -> ((Number) id).longValue()).toList();
    }
}
