package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** A visitor on one node and an agent on another, on one database of PostgreSQL: they talk as if there were one. */
class TwoNodesIT {

    /** For a line that comes back by itself. */
    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASSWORD = "a long enough password";
    private static final Pattern SIGN_IN = Pattern.compile(".*/sign-in.*");
    /** A page asks each 25 seconds whether it is still somebody's. */
    private static final PageAssertions.HasURLOptions BEFORE_ITS_PING = new PageAssertions.HasURLOptions().setTimeout(15_000);

    private static Databases.Address database;
    private static Tertulia one;
    private static Tertulia two;

    private BrowserContext street;
    private BrowserContext office;

    @BeforeAll
    static void open() {
        database = Databases.fresh(Engine.POSTGRESQL);
        one = Tertulia.on(database, Map.of()).start();
        two = Tertulia.on(database, Map.of()).start();
    }

    @AfterAll
    static void close() {
        one.close();
        two.close();
    }

    @BeforeEach
    void come() {
        street = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        office = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 850));
    }

    @AfterEach
    void leave() {
        street.close();
        office.close();
    }

    @Test
    void theyTalkAsOnOne() {
        AgentTab agent = signsInAt(two);
        VisitorTab visitor = VisitorTab.comesTo(street, one.url("/demo").toString()).opensTheChat().writes("Is the blue one left?");
        assertThat(agent.row("Is the blue one left?")).isVisible();
        agent.opens("Is the blue one left?");
        assertThat(agent.page().locator("#head [data-when=here]")).isVisible();

        agent.page().locator("#composer textarea").pressSequentially("Y");
        assertThat(visitor.chat().getByText("is typing")).isVisible();
        agent.replies("Yes, three of them.");
        visitor.sees("Yes, three of them.");
        assertThat(agent.message("Yes, three of them.")).containsText("Read");

        visitor.chat().getByRole(com.microsoft.playwright.options.AriaRole.TEXTBOX).pressSequentially("G");
        assertThat(agent.page().locator("#typing")).containsText("typing");
        visitor.writes("Great, I take one.");
        agent.sees("Great, I take one.");

        AgentTab colleague = signsInAt(one).lists("all");
        assertThat(colleague.row("Great, I take one.")).isVisible();
        agent.page().locator("#head [data-does=close]").click();
        assertThat(colleague.row("Great, I take one.")).hasCount(0);

        visitor.leaves();
        assertThat(agent.page().locator("#head [data-when=gone]")).isVisible();
    }

    @Test
    void whatIsSaidWhileTheBusIsCutComesAllTheSame() throws SQLException {
        AgentTab agent = signsInAt(two);
        VisitorTab visitor = VisitorTab.comesTo(street, one.url("/demo").toString()).opensTheChat().writes("Do you hear me?");
        agent.opens("Do you hear me?");
        for (int i = 0; i < 3; i++) {
            PausedBus.cut(database);
            agent.replies("Loud and clear, " + i);
            visitor.writes("Good, " + i);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.chat().getByText("Loud and clear, " + i)).isVisible();
            assertThat(agent.message("Good, " + i)).isVisible(SOON);
        }
        assertThat(visitor.chat().getByText("Loud and clear")).hasCount(3);
        assertThat(agent.page().locator("#log .message", new Page.LocatorOptions().setHasText("Good, "))).hasCount(3);
        Eventually.within(LONG, () -> assertThat(one.get("/metrics").body()).contains("tertulia_bus_up 1"));
    }

    @Test
    void aNodeThatIsKilledTakesNothingWithIt() {
        AgentTab agent = signsInAt(two);
        VisitorTab visitor = VisitorTab.comesTo(street, one.url("/demo").toString()).opensTheChat().writes("Before the storm");
        agent.opens("Before the storm");
        one.kill9();
        agent.replies("While you were away");
        one.start();
        Locator missed = visitor.chat().getByText("While you were away");
        assertThat(missed).isVisible(SOON);
        visitor.writes("After the storm");
        agent.sees("After the storm");
        assertThat(missed).hasCount(1);
    }

    @Test
    void whoIsSignedOutOrSwitchedOffAtOneIsOutAtTheOther() {
        Rest rest = Rest.asAdministrator(one);
        String clara = employs(rest, "clara");
        Page here = AgentTab.signsIn(two, office, "clara@shop.example", PASSWORD).page();
        Page there = office.newPage();
        there.navigate(one.url("/").toString());
        assertThat(there.locator("#inbox")).isVisible();  // the same session: cookies know no port
        there.evaluate("() => { fetch('/sign-out', {method: 'POST'}); }");  // nobody waits for the answer: the page is about to go
        assertThat(here).hasURL(SIGN_IN, BEFORE_ITS_PING);

        Page again = AgentTab.signsIn(two, office, "clara@shop.example", PASSWORD).page();
        Rest program = Rest.as(two, "clara@shop.example", PASSWORD);
        assertThat(program.get("/me").getString("id")).isEqualTo(clara);
        rest.patch("/agents/" + clara, Json.createObjectBuilder().add("active", false).build());
        assertThat(again).hasURL(SIGN_IN, BEFORE_ITS_PING);
        assertThatThrownBy(() -> program.get("/me")).hasMessageContaining(" gave 401");
    }

    @Test
    void whoBecomesAMemberAtOneHearsTheInboxAtTheOther() throws Exception {
        Rest rest = Rest.asAdministrator(one);
        JsonObject inbox = rest.get("/inboxes").getJsonArray("items").getJsonObject(0);
        String ines = employs(rest, "ines");
        AgentTab hers = AgentTab.signsIn(two, office, "ines@shop.example", PASSWORD);
        AgentTab boss = AgentTab.signsIn(two, Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB")), Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD)
                .lists("all");
        try (SocketVisitor visitor = SocketVisitor.comes(one, null)) {
            rest.put("/inboxes/" + inbox.getString("id"), Json.createObjectBuilder()
                    .add("members", Json.createArrayBuilder(inbox.getJsonArray("members")).add(ines)).build());
            hers.lists("all");
            Eventually.succeeds(() -> {
                visitor.writes("For Ines too");
                assertThat(hers.row("For Ines too")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(1_000));
            });
            rest.put("/inboxes/" + inbox.getString("id"), Json.createObjectBuilder().add("members", inbox.getJsonArray("members")).build());
            Eventually.succeeds(() -> {
                String text = "Hers no more " + UUID.randomUUID();
                visitor.writes(text);
                assertThat(boss.row(text)).isVisible();
                assertThat(hers.row(text).count()).isZero();
            });
        }
    }

    @Test
    void aChatflowChangedAtOneIsWhatAVisitorMeetsAtTheOther() {
        Rest rest = Rest.asAdministrator(one);
        JsonObject flow = rest.get("/chatflows").getJsonArray("items").getJsonObject(0);
        for (String welcome : List.of("Good morning", "Good afternoon", "Good evening")) {
            rest.put("/chatflows/" + flow.getString("id"), Json.createObjectBuilder().add("inbox", flow.getString("inbox")).add("name", "Live chat").add("type", "live")
                    .add("published", true).add("priority", 1).add("welcome", welcome).add("capture", flow.getJsonObject("capture")).build());
            VisitorTab visitor = VisitorTab.comesTo(street, two.url("/demo").toString()).opensTheChat();
            visitor.sees(welcome);
            visitor.leaves();
        }
    }

    private static String employs(Rest rest, String name) {
        return rest.post("/agents", Json.createObjectBuilder().add("email", name + "@shop.example").add("name", name).add("role", "agent")
                .add("password", PASSWORD).build()).getString("id");
    }

    private AgentTab signsInAt(Tertulia node) {
        BrowserContext browser = node == two ? office : Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 850));
        return AgentTab.signsIn(node, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
    }
}
