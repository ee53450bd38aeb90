package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Balancer;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Several nodes behind a balancer that sends each connection anywhere: one dies, all are replaced, and nobody loses a word. */
class BehindABalancerIT {

    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Databases.Address database = Databases.fresh(Engine.POSTGRESQL);
    private final List<Tertulia> nodes = new ArrayList<>();
    private Balancer balancer;
    private BrowserContext street;
    private BrowserContext office;

    @BeforeEach
    void open() {
        balancer = new Balancer();
        join();
        join();
        street = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        office = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1360, 850));
    }

    @AfterEach
    void close() throws IOException {
        street.close();
        office.close();
        balancer.close();
        nodes.forEach(Tertulia::close);
    }

    @Test
    void aDeathAndAnUpgradeInTheMiddleOfATalk() {
        AgentTab agent = AgentTab.signsIn(balancer.url("/"), office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        VisitorTab visitor = VisitorTab.comesTo(street, balancer.url("/demo")).opensTheChat().writes("One");
        agent.opens("One").replies("Two");
        visitor.sees("Two");

        agent.page().locator("#composer textarea").fill("A draft that must not be lost");
        nodes.get(0).kill9();
        visitor.writes("Three");
        assertThat(agent.message("Three")).isVisible(SOON);
        assertThat(agent.page().locator("#composer textarea")).hasValue("A draft that must not be lost");
        agent.replies("Four");
        assertThat(visitor.chat().getByText("Four")).isVisible(SOON);

        // an upgrade: a new node comes, the old one goes as a person stops it
        Tertulia old = nodes.get(1);
        join();
        balancer.drain(old);
        agent.page().locator("#composer textarea").fill("Another draft");
        old.stop();
        visitor.writes("Five");
        assertThat(agent.message("Five")).isVisible(SOON);
        assertThat(agent.page().locator("#composer textarea")).hasValue("Another draft");
        agent.replies("Six");
        assertThat(visitor.chat().getByText("Six")).isVisible(SOON);

        assertThat(thread()).containsExactly("One", "Two", "Three", "Four", "Five", "Six");
        for (String text : List.of("One", "Two", "Three", "Four", "Five", "Six")) {
            assertThat(agent.message(text)).hasCount(1);
            assertThat(visitor.chat().locator("[role=log]").getByText(text, new Locator.GetByTextOptions().setExact(true))).hasCount(1);
        }
    }

    private void join() {
        Tertulia node = Tertulia.on(database, Map.of("TERTULIA_BASE_URL", balancer.url(""))).start();
        nodes.add(node);
        balancer.add(node);
    }

    /** What was said, as the database has it: no question for the address. */
    private List<String> thread() {
        Rest rest = Rest.asAdministrator(nodes.get(2));
        String conversation = rest.get("/conversations").getJsonArray("items").getJsonObject(0).getString("id");
        JsonArray all = rest.get("/conversations/" + conversation + "/messages").getJsonArray("items");
        return all.stream().map(entry -> entry.asJsonObject()).filter(entry -> List.of("message", "reply").contains(entry.getString("kind")))
                .map(entry -> entry.getString("text")).collect(Collectors.toList());
    }
}
