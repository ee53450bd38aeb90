package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Tertulia;

/** No page of the inbox or the chat has a fault that axe-core finds, in light and dark, on a desk and on a phone. */
class AccessibilityIT {

    private static final String DARK_AND_LIGHT = "{0}";

    private final Tertulia server = Tertulia.shared();
    private final List<BrowserContext> browsers = new ArrayList<>();

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
    }

    @ParameterizedTest(name = DARK_AND_LIGHT)
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void signingInAndWhatIsNotThere(ColorScheme scheme) {
        BrowserContext browser = browser(scheme, 1280, 800);
        Page page = browser.newPage();
        page.navigate(server.url("/sign-in").toString());
        check(page, "sign-in");
        page.getByLabel("E-mail").fill("nobody@example.com");
        page.getByLabel("Password").fill("wrong");
        page.locator("[id='in:submit']").click();
        assertThat(page.locator("#problem")).isVisible();
        check(page, "sign-in refused");

        AgentTab agent = signsIn(browser);
        agent.page().navigate(server.url("/nothing-here").toString());
        check(agent.page(), "not found");
        agent.page().navigate(server.url("/inbox?c=1").toString());
        check(agent.page(), "no such conversation");
        agent.page().navigate(server.url("/inbox?q=nobody-said-this").toString());
        check(agent.page(), "nothing found");
    }

    @ParameterizedTest(name = DARK_AND_LIGHT)
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void aConversation(ColorScheme scheme) {
        String words = "Accessible in " + scheme;
        VisitorTab.comesTo(browser(scheme, 1000, 800), server.url("/demo").toString()).opensTheChat()
                .writes(words + "; I am " + scheme + "@example.com");
        AgentTab agent = signsIn(browser(scheme, 1440, 900));
        Page page = agent.page();
        check(page, "list");
        agent.opens(words).replies("An answer").comments("A comment");
        check(page, "thread");
        page.locator(".composer-modes button[data-mode='comment']").click();
        check(page, "writing a comment");
        page.locator("#assign").click();
        check(page, "menu of the team");
        page.keyboard().press("Escape");
        page.locator(".offer button").click();
        assertThat(agent.dialog()).containsText("Create contact");
        check(page, "dialog, new contact");
        agent.dialog().getByLabel("The visitor's e-mail").fill("a@");
        agent.clicks("Create contact");
        assertThat(agent.dialog()).containsText("not an e-mail address");
        check(page, "dialog, wrong address");
        page.keyboard().press("Escape");
        page.locator(".rail-profile").click();
        check(page, "menu of the profile");
        page.keyboard().press("Escape");
        page.locator(".rail-help").click();
        check(page, "keyboard shortcuts");
    }

    @ParameterizedTest(name = DARK_AND_LIGHT)
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void onAPhone(ColorScheme scheme) {
        String words = "Accessible on a phone in " + scheme;
        VisitorTab.comesTo(browser(scheme, 1000, 800), server.url("/demo").toString()).opensTheChat().writes(words);
        AgentTab agent = signsIn(browser(scheme, 390, 844));
        Page page = agent.page();
        check(page, "list");
        agent.opens(words);
        assertThat(page.locator(".list")).isHidden();
        check(page, "thread");
        page.locator(".thread-tools [data-does='panel']").click();
        assertThat(page.locator(".panel")).isVisible();
        check(page, "panel");
        page.locator(".panel-close").click();
        page.goBack();
        assertThat(page.locator(".list")).isVisible();
        assertThat(page.locator(".thread")).isHidden();
    }

    @ParameterizedTest(name = DARK_AND_LIGHT)
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void theChat(ColorScheme scheme) {
        BrowserContext browser = browser(scheme, 1000, 800);
        VisitorTab visitor = VisitorTab.comesTo(browser, server.url("/demo").toString()).opensTheChat();
        Page page = browser.pages().get(0);
        check(page, "chat, greeting");
        visitor.writes("Is the chat accessible, too?");
        check(page, "chat, thread");
    }

    private static void check(Page page, String where) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations).as(where).extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getTarget()
                + " " + node.getFailureSummary()).toList()).isEmpty();
    }

    private AgentTab signsIn(BrowserContext browser) {
        return AgentTab.signsIn(server, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
    }

    private BrowserContext browser(ColorScheme scheme, int width, int height) {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(width, height));
        browsers.add(context);
        return context;
    }
}
