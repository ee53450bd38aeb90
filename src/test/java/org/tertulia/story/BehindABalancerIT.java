package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Balancer;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/**
 * The story of one conversation, across several nodes behind a balancer that sends each connection anywhere: the bus between them pauses, one
 * node dies with a letter in its hands, the others are replaced by a later version with another schema, one after the other.
 * Nothing is lost, nothing comes twice, and there is one question, one letter out and one letter in.
 */
class BehindABalancerIT {

    private static final String ANA = "ana@example.org";
    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final LocatorAssertions.HasCountOptions COUNTED_SOON = new LocatorAssertions.HasCountOptions().setTimeout(60_000);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern ROUNDS = Pattern.compile("(?m)^tertulia_job_rounds_total (\\d+)");

    private final Databases.Address database = Databases.fresh(Engine.POSTGRESQL);
    private final MailServer mail = new MailServer();
    private final Balancer balancer = new Balancer();
    /** Each node, and its own way to the mail server: by it one sees who has the letter. */
    private final Map<Tertulia, Balancer> nodes = new LinkedHashMap<>();
    private BrowserContext street;
    private BrowserContext office;
    private String conversation;

    @BeforeEach
    void open() {
        street = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        office = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 850));
    }

    @AfterEach
    void close() throws IOException {
        street.close();
        office.close();
        balancer.close();
        nodes.keySet().forEach(Tertulia::close);
        for (Balancer way : nodes.values()) {
            way.close();
        }
        mail.close();
    }

    @Test
    void theStoryGoesOnThroughAPausedBusADeathAndAnUpgrade() throws Exception {
        Tertulia one = joins(null);
        Tertulia two = joins(null);
        AgentTab agent = at(two, () -> AgentTab.signsIn(balancer.url("/"), office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD));
        VisitorTab ana = at(one, () -> VisitorTab.comesTo(street, balancer.url("/demo")).opensTheChat());
        nobodyAnswersWhileTheBusIsAway(ana, agent);

        agent.opens("Is anybody there?").replies("Yes, good morning!");
        assertThat(ana.chat().getByText("Yes, good morning!")).isVisible(SOON);
        ana.leaves();
        assertThat(agent.page().locator("#head [data-when=gone]")).isVisible(SOON);
        MimeMessage letter = oneDiesWithTheLetterInItsHands(agent);

        Tertulia old = survivor();
        Tertulia later = joins(LaterVersion.war());
        mail.comes(answerTo(letter));
        assertThat(agent.message("I will be at home.")).isVisible(SOON);
        ana = at(later, () -> VisitorTab.comesTo(street, balancer.url("/demo")).opensTheChat());
        ana.writes("Here I am again.");
        assertThat(agent.message("Here I am again.")).isVisible(SOON);
        agent.replies("Welcome back!");
        assertThat(ana.chat().getByText("Welcome back!")).isVisible(SOON);

        balancer.drain(old);
        type(agent, "Another draft");
        old.stop();
        ana.writes("Are you still there?");
        assertThat(agent.message("Are you still there?")).isVisible(SOON);
        keeps(agent, "Another draft");
        agent.replies("Yes, from another node.");
        assertThat(ana.chat().getByText("Yes, from another node.")).isVisible(SOON);

        theVersionBeforeWorksOnTheNewSchema(old);
        everythingIsThereOnce(later, agent, ana);
        LaterVersion.isWhatTheDatabaseHas(database, 11);
    }

    /** A minute passes, and both nodes look for what is due: there is one question. */
    private void nobodyAnswersWhileTheBusIsAway(VisitorTab ana, AgentTab agent) throws SQLException {
        try (PausedBus pause = new PausedBus(database)) {
            ana.writes("Is anybody there?");
            Rest rest = Rest.asAdministrator(survivor());
            conversation = all(rest, "/conversations").findFirst().orElseThrow().getString("id");
            clock(Duration.ofSeconds(61));
            Eventually.within(LONG, () -> assertThat(thread(rest)).containsExactly("message Is anybody there?", "prompt"));
        }
        assertThat(ana.chat().locator("form.ask")).hasCount(1, COUNTED_SOON);
        assertThat(agent.row("Is anybody there?")).isVisible(SOON);
        ana.typesTheAddress(ANA).isThankedFor(ANA);
    }

    /** The replies fall due on all nodes; whoever takes them up dies before the mail server has the letter. */
    private MimeMessage oneDiesWithTheLetterInItsHands(AgentTab agent) throws Exception {
        nodes.values().forEach(Balancer::hold);
        agent.replies("We found your parcel.").replies("It comes on Friday.");
        type(agent, "A draft that must not be lost");
        clock(Duration.ofMinutes(4));
        Tertulia victim = Eventually.gives(LONG, () -> nodes.keySet().stream().filter(node -> nodes.get(node).heldUp() > 0).findFirst().orElseThrow());
        victim.kill9();
        nodes.get(victim).close();
        nodes.remove(victim);
        nodes.values().forEach(Balancer::letGo);
        clock(Duration.ofSeconds(61));
        MimeMessage letter = Eventually.gives(LONG, () -> mail.awaitLetters(ANA, 1)).get(0);
        assertThat(Letter.text(letter)).contains("We found your parcel.", "It comes on Friday.");
        assertThat(agent.message("We found your parcel.").getByText("forwarded to " + ANA)).isVisible(SOON);
        keeps(agent, "A draft that must not be lost");
        return letter;
    }

    /** Decision 87: back by one version, on the database as the later one has made it. */
    private void theVersionBeforeWorksOnTheNewSchema(Tertulia old) throws Exception {
        old.start();
        try (SocketVisitor visitor = SocketVisitor.comes(old, null)) {
            visitor.writes("A word to the version before");
        }
    }

    private void everythingIsThereOnce(Tertulia node, AgentTab agent, VisitorTab ana) {
        clock(Duration.ofMinutes(16));
        long before = rounds(node);
        Eventually.within(LONG, () -> assertThat(rounds(node)).as("looks for due work").isGreaterThanOrEqualTo(before + 2));
        Eventually.within(LONG, () -> assertThat(node.get("/metrics").body()).contains("tertulia_jobs{state=\"running\"} 0"));
        List<String> said = List.of("message Is anybody there?", "prompt", "reply Yes, good morning!", "reply We found your parcel.", "reply It comes on Friday.",
                "message I will be at home.", "message Here I am again.", "reply Welcome back!", "message Are you still there?", "reply Yes, from another node.");
        Rest rest = Rest.asAdministrator(node);
        assertThat(thread(rest)).containsExactlyElementsOf(said);
        said.stream().filter(entry -> !entry.equals("prompt")).map(entry -> entry.substring(entry.indexOf(' ') + 1)).forEach(text -> {
            assertThat(agent.message(text)).hasCount(1);
            assertThat(ana.chat().locator("[role=log]").getByText(text, new Locator.GetByTextOptions().setExact(true))).hasCount(1);
        });
        JsonObject contact = rest.get("/conversations/" + conversation).getJsonObject("contact");
        assertThat(contact.getString("email")).isEqualTo(ANA);
        assertThat(mail.awaitLetters(ANA, 1)).as("letters to Ana").hasSize(1);
    }

    private static long rounds(Tertulia node) {
        Matcher rounds = ROUNDS.matcher(node.get("/metrics").body());
        assertThat(rounds.find()).isTrue();
        return Long.parseLong(rounds.group(1));
    }

    /** @param war the version, or null for this one */
    private Tertulia joins(String war) {
        Balancer way = new Balancer();
        way.add(mail.smtpPort());
        Map<String, String> its = new LinkedHashMap<>(Map.of("TERTULIA_BASE_URL", balancer.url(""), "TERTULIA_SMTP_URL", "smtp://127.0.0.1:" + way.port(),
                "TERTULIA_IMAP_URL", mail.imapUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS));
        if (war != null) {
            its.put("TERTULIA_WAR", war);
        }
        Tertulia node = nodes.isEmpty() ? Tertulia.on(database, its) : survivor().beside(its);
        nodes.put(node, way);
        balancer.add(node.start());
        return node;
    }

    /** Whoever has been there for longest. */
    private Tertulia survivor() {
        return nodes.keySet().iterator().next();
    }

    /** All nodes go by one clock. */
    private void clock(Duration time) {
        survivor().clock().advance(time);
    }

    /** The lines that are opened meanwhile all go to that node. */
    private <T> T at(Tertulia node, Supplier<T> visit) {
        List<Tertulia> others = nodes.keySet().stream().filter(each -> each != node).toList();
        others.forEach(balancer::drain);
        try {
            return visit.get();
        } finally {
            others.forEach(balancer::add);
        }
    }

    private static void type(AgentTab agent, String draft) {
        agent.page().locator("#composer textarea").fill(draft);
    }

    private static void keeps(AgentTab agent, String draft) {
        assertThat(agent.page().locator("#composer textarea")).hasValue(draft);
    }

    private static String answerTo(MimeMessage letter) throws Exception {
        return """
                From: Ana Silva <%s>
                To: Support <%s>
                Subject: Re: %s
                Date: Mon, 5 Jan 2026 11:12:13 +0100
                Message-ID: <answer@client.example>
                In-Reply-To: %s
                References: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                I will be at home.

                On Mon, Jan 5, 2026 at 11:10 AM Support <%s> wrote:
                > It comes on Friday.
                """.formatted(ANA, letter.getReplyTo()[0], letter.getSubject(), letter.getMessageID(), letter.getMessageID(), MailServer.OURS);
    }

    /** What was said and asked, as a node tells it: the kinds, and the texts of people. */
    private List<String> thread(Rest rest) {
        List<String> entries = new ArrayList<>();
        all(rest, "/conversations/" + conversation + "/messages").forEach(entry -> {
            switch (entry.getString("kind")) {
                case "message", "reply" -> entries.add(entry.getString("kind") + " " + entry.getString("text"));
                case "prompt" -> entries.add("prompt");
                default -> { }
            }
        });
        return entries;
    }

    private static Stream<JsonObject> all(Rest rest, String path) {
        return rest.get(path).getJsonArray("items").getValuesAs(JsonObject.class).stream();
    }
}
