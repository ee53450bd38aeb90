package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Tertulia;

/** A visitor on one node and an agent on another, on one database of PostgreSQL: they talk as if there were one. */
class TwoNodesIT {

    /** For a line that comes back by itself. */
    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final Duration LONG = Duration.ofSeconds(60);

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
            cutTheBus();
            agent.replies("Loud and clear, " + i);
            visitor.writes("Good, " + i);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.chat().getByText("Loud and clear, " + i)).isVisible();
            assertThat(agent.message("Good, " + i)).isVisible(SOON);
        }
        assertThat(visitor.chat().getByText("Loud and clear")).hasCount(3);
        assertThat(agent.page().locator("#log .message", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Good, "))).hasCount(3);
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

    private AgentTab signsInAt(Tertulia node) {
        BrowserContext browser = node == two ? office : Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 850));
        return AgentTab.signsIn(node, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
    }

    private static void cutTheBus() throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and (query ilike 'listen%' or query = 'SELECT 1' or query ilike '%pg_notify%') and pid <> pg_backend_pid()""");
        }
    }
}
