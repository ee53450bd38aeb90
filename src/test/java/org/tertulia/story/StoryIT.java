package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Smtp;
import org.tertulia.testing.Tertulia;

/**
 * What the product is for, as people see it: visitors in the widget, agents in the inbox, each in a browser of their own,
 * on the packaged server with a real mail server. The server's clock stands still and moves by the tests' hand only.
 */
class StoryIT {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern ROUNDS = Pattern.compile("(?m)^tertulia_job_rounds_total (\\d+)");

    /** The first letter of a server takes its time on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Smtp smtp;
    private static Tertulia server;
    private static Rest rest;
    private static String inbox;

    private final List<BrowserContext> browsers = new ArrayList<>();
    private AgentTab rui;

    @BeforeAll
    static void open() {
        smtp = new Smtp();
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", smtp.url(), "TERTULIA_MAIL_FROM", "help@shop.example")).start();
        rest = Rest.asAdministrator(server);
        JsonObject first = rest.get("/inboxes").getJsonArray("items").getJsonObject(0);
        inbox = first.getString("id");
        var members = Json.createArrayBuilder();
        for (String name : List.of("rui", "clara")) {
            members.add(rest.post("/agents", object("email", name + "@shop.example", "name", Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    "role", "agent", "password", PASSWORD)).getString("id"));
        }
        rest.put("/inboxes/" + inbox, Json.createObjectBuilder().add("name", "Support").add("members", members).build());
        for (String when : List.of("immediately", "unanswered", "never")) {
            rest.post("/chatflows", Json.createObjectBuilder().add("inbox", inbox).add("name", when).add("type", "live").add("published", true)
                    .add("priority", 0).add("welcome", "Welcome, we ask " + when)
                    .add("targeting", Json.createArrayBuilder().add(object("field", "page", "operator", "contains", "value", "flow=" + when)))
                    .add("capture", object("when", when, "after", "PT1M", "message", "May we have your address?"))
                    .add("away", object("message", "Nobody is here right now", "captureMessage", "")).build());
        }
    }

    @AfterAll
    static void close() {
        server.close();
        smtp.close();
    }

    @BeforeEach
    void begin() {
        server.clock().stop();
        smtp.empty();
        available("available");
        rui = signsIn("rui");
    }

    @AfterEach
    void end() {
        browsers.forEach(BrowserContext::close);
    }

    @Test
    @Tag("core")
    void twoVisitorsAndTwoAgentsTalk() {
        AgentTab clara = signsIn("clara");
        VisitorTab ana = visitor("never").opensTheChat();
        ana.sees("Welcome, we ask never");
        ana.writes("Do you deliver to the Azores?");
        VisitorTab bob = visitor("never").opensTheChat().writes("My grinder is broken");

        assertThat(rui.row("Do you deliver to the Azores?")).isVisible();
        assertThat(clara.row("My grinder is broken")).isVisible();
        rui.opens("Do you deliver to the Azores?").replies("Yes, in three to five days.");
        clara.opens("My grinder is broken").comments("Third one this week").replies("Sorry to hear that!");

        ana.sees("Yes, in three to five days.");
        bob.sees("Sorry to hear that!");
        bob.doesNotSee("Third one this week");
        ana.doesNotSee("Sorry to hear that!");
        assertThat(rui.message("Yes, in three to five days.")).containsText("Read");

        rui.lists("all");
        assertThat(rui.row("Sorry to hear that!")).isVisible();
        bob.writes("<b>Thanks</b> <script>document.title='stolen'</script>");
        clara.sees("<b>Thanks</b> <script>document.title='stolen'</script>");
        assertThat(clara.page().title()).doesNotContain("stolen");
    }

    @Test
    void unansweredTheVisitorIsAskedAtTheMinuteNotBeforeAndBecomesAContact() {
        VisitorTab ana = visitor("unanswered").opensTheChat().writes("Is anybody there, one minute?");
        pass(Duration.ofSeconds(59));
        ana.seesNoQuestionForAnAddress();
        pass(Duration.ofSeconds(1));
        ana.isAskedForAnAddress("May we have your address?");

        ana.typesTheAddress("a@").isToldThatTheAddressIsWrong();
        ana.typesTheAddress("Ana.Minute@Example.com").isThankedFor("ana.minute@example.com");
        rui.opens("Is anybody there, one minute?").seesInThePanel("ana.minute@example.com");
        rui.seesInThePanel("unverified");
    }

    @Test
    void whoIsAnsweredInTimeIsNotAsked() {
        VisitorTab ana = visitor("unanswered").opensTheChat().writes("Quick question about beans");
        pass(Duration.ofSeconds(30));
        rui.opens("Quick question about beans").replies("Go ahead!");
        ana.sees("Go ahead!");
        pass(Duration.ofMinutes(5));
        ana.seesNoQuestionForAnAddress();
    }

    @Test
    @Tag("core")
    void theQuestionComesAlsoAfterARestartInBetween() {
        VisitorTab ana = visitor("unanswered").opensTheChat().writes("Before the restart");
        server.stop();
        server.clock().advance(Duration.ofSeconds(61));
        server.start();
        ana.isAskedForAnAddress("May we have your address?");
    }

    @Test
    void immediatelyAndNever() {
        VisitorTab ana = visitor("immediately").opensTheChat().writes("Ask me at once");
        ana.isAskedForAnAddress("May we have your address?");
        ana.writes("Writing goes on below the question");
        ana.isAskedForAnAddress("May we have your address?");

        VisitorTab bob = visitor("never").opensTheChat().writes("Never ask me");
        pass(Duration.ofMinutes(10));
        bob.seesNoQuestionForAnAddress();
    }

    @Test
    void whileTheTeamIsAwayTheVisitorReadsTheAwayTextAndTheDefaultQuestion() {
        available("away");
        VisitorTab ana = visitor("immediately").opensTheChat();
        ana.sees("Nobody is here right now");
        ana.writes("Is nobody here?");
        ana.isAskedForAnAddress("We are away at the moment.");
        ana.doesNotSee("May we have your address?");
    }

    @Test
    @Tag("core")
    void theAgentAssociatesTheVisitorWithANewContactAndLaterWithTheSame() {
        VisitorTab home = visitor("never").opensTheChat().writes("First talk, at home");
        rui.opens("First talk, at home").associates("lucia@example.com");
        rui.dialog().getByLabel("First name").fill("Lucía");
        rui.dialog().getByLabel("Last name").fill("Fernández");
        rui.clicks("Create contact");
        assertThat(rui.dialog()).hasCount(0);
        rui.seesInThePanel("Lucía Fernández");

        visitor("never").opensTheChat().writes("Second talk, at work");
        rui.opens("Second talk, at work").associates("nonsense@");
        assertThat(rui.dialog()).containsText("e-mail address");
        rui.dialog().getByLabel("The visitor's e-mail").fill("LUCIA@example.com");
        rui.clicks("Continue");
        assertThat(rui.dialog()).containsText("Lucía Fernández");
        rui.clicks("Yes, associate");
        assertThat(rui.dialog()).hasCount(0);
        rui.seesInThePanel("First talk, at home");
        home.doesNotSee("Second talk, at work");
    }

    @Test
    void theCookieKeepsTheHistoryAndWithoutItThereIsNone() {
        BrowserContext browser = browser();
        VisitorTab ana = VisitorTab.comesTo(browser, page("never")).opensTheChat().writes("Remember me");
        ana.leaves();
        VisitorTab.comesTo(browser, page("never")).opensTheChat().sees("Remember me");

        browser.pages().forEach(page -> page.close());
        browser.clearCookies();
        VisitorTab stranger = VisitorTab.comesTo(browser, page("never")).opensTheChat();
        stranger.sees("Welcome, we ask never");
        stranger.doesNotSee("Remember me");
    }

    @Test
    @Tag("core")
    void whoHasLeftGetsTheUnreadRepliesAsOneLetter() throws Exception {
        VisitorTab ana = visitor("immediately").opensTheChat().writes("I have to run, sorry");
        ana.isAskedForAnAddress("May we have your address?");
        ana.typesTheAddress("ana.letter@example.com").isThankedFor("ana.letter@example.com");
        ana.leaves();

        rui.opens("I have to run, sorry");
        assertThat(rui.page().locator("#nudge")).containsText("ana.letter@example.com");
        rui.comments("Not for Ana").replies("We found your parcel.").replies("It arrives on Friday.");
        pass(Duration.ofSeconds(119));
        assertThat(smtp.letters()).isEmpty();
        pass(Duration.ofSeconds(1));

        MimeMessage letter = smtp.awaitLetters(1, LONG).get(0);
        String text = Letter.text(letter);
        assertThat(letter.getAllRecipients()[0]).hasToString("ana.letter@example.com");
        assertThat(text).contains("I have to run, sorry", "We found your parcel.", "It arrives on Friday.").doesNotContain("Not for Ana");
        assertThat(Letter.html(letter)).contains("We found your parcel.").doesNotContain("Not for Ana");
        assertThat(letter.getHeader("Message-ID")).hasSize(1);
        assertThat(letter.getHeader("Reply-To")[0]).startsWith("help+");
        assertThat(rui.message("We found your parcel.")).containsText("(forwarded to ana.letter@example.com)");

        rui.replies("One more thing.");
        pass(Duration.ofMinutes(3));
        assertThat(smtp.letters()).as("at most one in fifteen minutes").hasSize(1);
        pass(Duration.ofMinutes(12));
        assertThat(Letter.text(smtp.awaitLetters(2, LONG).get(1))).contains("One more thing.");
        assertThat(smtp.letters().get(1).getHeader("References")[0]).contains(letter.getMessageID());
    }

    @Test
    void whoHasReadTheReplyGetsNoLetter() {
        VisitorTab ana = visitor("immediately").opensTheChat().writes("I stay right here");
        ana.typesTheAddress("ana.reads@example.com").isThankedFor("ana.reads@example.com");
        rui.opens("I stay right here").replies("So do I.");
        ana.sees("So do I.");
        assertThat(rui.message("So do I.")).containsText("Read");
        ana.leaves();
        assertThat(rui.page().locator("#nudge")).containsText("The visitor has left");
        pass(Duration.ofMinutes(30));
        assertThat(smtp.letters()).isEmpty();
    }

    @Test
    void whyAReplyWasNotForwardedIsSaid() {
        VisitorTab bob = visitor("never").opensTheChat().writes("No address from me");
        bob.leaves();
        rui.opens("No address from me");
        assertThat(rui.page().locator("#nudge")).containsText("The visitor has left");
        rui.replies("How do we reach you?");
        pass(Duration.ofMinutes(3));
        assertThat(rui.message("How do we reach you?")).containsText("no e-mail address");
        assertThat(smtp.letters()).isEmpty();
    }

    @Test
    void closedItLeavesTheListAndOpensAgainWhenTheVisitorWrites() {
        VisitorTab ana = visitor("never").opensTheChat().writes("Close me, please");
        rui.opens("Close me, please");
        rui.page().locator("#thread button[data-does='close']").click();
        assertThat(rui.row("Close me, please")).hasCount(0);
        ana.writes("Not so fast");
        assertThat(rui.row("Not so fast")).isVisible();
    }

    /** Time goes by; returns when the server has looked for due work since. */
    private static void pass(Duration time) {
        server.clock().advance(time);
        long before = rounds();
        Eventually.isTrue("two looks for due work", () -> rounds() >= before + 2);
        Eventually.within(LONG, () -> assertThat(server.get("/metrics").body()).contains("tertulia_jobs{state=\"running\"} 0"));
    }

    private static long rounds() {
        Matcher rounds = ROUNDS.matcher(server.get("/metrics").body());
        assertThat(rounds.find()).isTrue();
        return Long.parseLong(rounds.group(1));
    }

    private static void available(String availability) {
        for (String name : List.of("rui", "clara")) {
            Rest.as(server, name + "@shop.example", PASSWORD).patch("/me", object("availability", availability));
        }
    }

    private AgentTab signsIn(String name) {
        return AgentTab.signsIn(server, browser(), name + "@shop.example", PASSWORD);
    }

    private VisitorTab visitor(String flow) {
        return VisitorTab.comesTo(browser(), page(flow));
    }

    private static String page(String flow) {
        return server.url("/demo?flow=" + flow).toString();
    }

    private BrowserContext browser() {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        browsers.add(context);
        return context;
    }

    private static JsonObject object(String... pairs) {
        var object = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            object.add(pairs[i], pairs[i + 1]);
        }
        return object.build();
    }
}
