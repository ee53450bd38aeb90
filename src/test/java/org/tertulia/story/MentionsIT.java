package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Colleagues are called in, in a browser: the list that "@" opens, what the mentioned one sees, and giving the conversation away (row D12). */
class MentionsIT {

    private static final String PASSWORD = "a long password";
    private static final Tertulia SERVER = Tertulia.shared();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String INES = "ines." + RUN + "@example.com";

    private final List<BrowserContext> browsers = new ArrayList<>();

    @BeforeAll
    static void furnish() {
        Rest rest = Rest.asAdministrator(SERVER);
        JsonObject inbox = rest.get("/inboxes").getJsonArray("items").getJsonObject(0);
        JsonArrayBuilder members = Json.createArrayBuilder();
        inbox.getJsonArray("members").getValuesAs(JsonString::getString).forEach(members::add);
        members.add(agent(rest, INES, "Inês Rocha"));
        members.add(agent(rest, "ana.one." + RUN + "@example.com", "Ana " + RUN));
        members.add(agent(rest, "ana.two." + RUN + "@example.com", "Ana " + RUN));
        agent(rest, "otto." + RUN + "@example.com", "Inigo Outsider");
        rest.put("/inboxes/" + inbox.getString("id"), Json.createObjectBuilder().add("members", members).build());
    }

    private static String agent(Rest rest, String email, String name) {
        return rest.post("/agents", Json.createObjectBuilder().add("email", email).add("name", name).add("password", PASSWORD).build()).getString("id");
    }

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void whoIsMentionedIsToldAtOnceAndFindsItUntilItIsSeen(ColorScheme scheme) throws Exception {
        String words = "Is it in stock, in " + scheme + "? " + RUN;
        try (SocketVisitor visitor = SocketVisitor.comes(SERVER, null)) {
            visitor.writes(words);
            AgentTab ines = AgentTab.signsIn(SERVER, browser(scheme, 1440), INES, PASSWORD).lists("mine");
            AgentTab admin = atTheConversation(scheme, words);
            Page page = comments(admin);

            page.keyboard().type("@ine");
            assertThat(options(page)).hasText(new String[] {"Inês Rocha" + INES});
            check(page, "names to choose from");
            page.keyboard().press("Enter");
            assertThat(page.locator("#text")).hasValue("@Inês Rocha ");
            assertThat(options(page)).hasCount(0);
            page.keyboard().type("do you know?");
            page.keyboard().press("Control+Enter");
            assertThat(sent(admin, "do you know?").locator(".mention")).hasText("@Inês Rocha");
            assertThat(page.locator("#assign")).hasText(Pattern.compile("Assign"));
            check(page, "a comment that mentions somebody");

            Page hers = ines.page();
            assertThat(hers.locator("#pill")).hasText("You were mentioned by Administrator");
            assertThat(hers.locator("#rail-mentions")).hasText("11 unread");
            assertThat(hers).hasTitle(Pattern.compile("^\\(\\d+\\) Inbox.*"));
            hers.locator("#rail-to-mentions").click();
            assertThat(hers.locator("#list-title")).hasText("Mentions");
            assertThat(hers.locator("#rail-to-mentions")).hasAttribute("aria-current", "page");
            Locator row = ines.row("do you know?");
            assertThat(row.locator(".row-mention")).hasText("@You were mentioned by Administrator");
            check(hers, "the list of mentions");
            row.click();
            Locator own = ines.message("do you know?").locator("mark.mention-own");
            assertThat(own).hasText("@Inês Rocha (you)");
            assertThat(hers.locator(".day-new")).isVisible();
            check(hers, "one's own mention");
            assertThat(hers.locator("#rail-mentions")).isHidden();
            assertThat(row.locator(".row-mention")).hasCount(0);
            assertThat(row).isVisible();

            admin.replies("A moment, please");
            JsonObject heard = visitor.hears("message");
            assertThat(heard.getString("text")).as("nothing of the comment before it").isEqualTo("A moment, please");
            assertThat(heard.getInt("prev")).isEqualTo(1);
        }
    }

    @Test
    void theListIsUsedWithKeysOrTheMouseAndStaysOutOfTheWay() throws Exception {
        String words = "Keys and mouse " + RUN;
        Page page = comments(atTheConversation(words));
        Locator text = page.locator("#text");
        Locator box = page.locator(".composer-text");

        page.keyboard().type("Write to ola@ana");
        assertThat(box).hasAttribute("aria-expanded", "false");
        text.fill("");
        page.keyboard().type("(@ANA " + RUN);
        assertThat(box).hasRole(AriaRole.COMBOBOX);
        assertThat(box).hasAttribute("aria-expanded", "true");
        assertThat(options(page)).hasCount(2);
        assertThat(options(page).nth(0)).hasAttribute("aria-selected", "true");
        assertThat(text).hasAttribute("aria-activedescendant", "colleague-0");
        page.keyboard().press("ArrowDown");
        assertThat(text).hasAttribute("aria-activedescendant", "colleague-1");
        page.keyboard().press("ArrowDown");
        assertThat(text).hasAttribute("aria-activedescendant", "colleague-0");
        page.keyboard().press("ArrowUp");
        String second = options(page).nth(1).locator("small").textContent();
        page.keyboard().press("Tab");
        assertThat(text).hasValue("(@Ana " + RUN + " ");
        assertThat(text).isFocused();

        page.keyboard().type("@iN\u00ca");
        assertThat(options(page)).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(box).hasAttribute("aria-expanded", "false");
        assertThat(text).isFocused();
        page.keyboard().type("s");
        assertThat(options(page)).hasCount(0);
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("@nobody of this name");
        assertThat(options(page)).hasCount(0);
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("@");
        assertThat(options(page).first()).isVisible();
        options(page).filter(new Locator.FilterOptions().setHasText("Inês")).first().click();
        assertThat(text).isFocused();
        page.keyboard().type("and " + words);
        page.keyboard().press("Control+Enter");

        Locator mentions = page.locator("#log .note .mention");
        assertThat(mentions).hasText(new String[] {"@Ana " + RUN, "@Inês Rocha"});
        assertThat(page.locator("#log .note.sending")).hasCount(0);
        Rest chosen = Rest.as(SERVER, second, PASSWORD);
        Rest other = Rest.as(SERVER, second.contains("one") ? second.replace("one", "two") : second.replace("two", "one"), PASSWORD);
        assertThat(chosen.get("/conversations?view=mentions&q=" + RUN).getJsonArray("items")).hasSize(1);
        assertThat(other.get("/conversations?view=mentions&q=" + RUN).getJsonArray("items")).as("of the same name").isEmpty();
    }

    @Test
    void aNameTypedByHandCountsAndADraftRemembersWhoWasChosen() throws Exception {
        Page page = comments(atTheConversation("A draft with names " + RUN));
        page.keyboard().type("@ana.two." + RUN);
        page.keyboard().press("Enter");
        page.keyboard().type("is here");
        page.reload();
        assertThat(page.locator("#text")).hasValue("@Ana " + RUN + " is here");
        page.locator("#text").focus();
        page.keyboard().press("Control+Home");
        page.keyboard().insertText("Hello @inês rocha, ");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#log .note:not(.sending) .mention")).hasText(new String[] {"@inês rocha", "@Ana " + RUN});
        page.reload();
        assertThat(page.locator("#log .note .mention")).hasText(new String[] {"@inês rocha", "@Ana " + RUN});
        assertThat(Rest.as(SERVER, "ana.two." + RUN + "@example.com", PASSWORD).get("/conversations?view=mentions&q=draft").getJsonArray("items")).hasSize(1);
    }

    @Test
    void aReplyMentionsNobodyAndOutsidersAreNotOffered() throws Exception {
        AgentTab admin = atTheConversation("Not in a reply " + RUN);
        Page page = admin.page();
        page.locator("#text").click();
        page.keyboard().type("@Inês Rocha ");
        assertThat(options(page)).hasCount(0);
        assertThat(page.locator(".composer-text[role]")).hasCount(0);
        admin.replies("@Inês Rocha is away");
        assertThat(sent(admin, "is away").locator(".mention")).hasCount(0);
        comments(admin);
        page.keyboard().type("@ini");
        assertThat(options(page)).hasCount(0);
        page.locator("#text").fill("@");
        assertThat(options(page).filter(new Locator.FilterOptions().setHasText(Tertulia.ADMIN_EMAIL))).hasCount(0);
    }

    @Test
    void whoIsAskedCanAlsoBeGivenTheConversation() throws Exception {
        String words = "For somebody else " + RUN;
        AgentTab ines = AgentTab.signsIn(SERVER, browser(ColorScheme.LIGHT, 1440), INES, PASSWORD).lists("mine");
        AgentTab admin = atTheConversation(words);
        Page page = admin.page();
        page.locator("#assign").click();
        page.locator("#assignees [data-assign]", new Page.LocatorOptions().setHasText("Inês Rocha")).click();
        admin.sees("Administrator assigned the conversation to Inês Rocha");
        assertThat(page.locator("#assign")).containsText("Inês Rocha");
        assertThat(ines.row(words)).isVisible();
        assertThat(ines.row(words).locator(".row-mention")).hasCount(0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void onAPhone(ColorScheme scheme) throws Exception {
        String words = "Mentioned on a phone in " + scheme + " " + RUN;
        try (SocketVisitor visitor = SocketVisitor.comes(SERVER, null)) {
            visitor.writes(words);
        }
        AgentTab ana = AgentTab.signsIn(SERVER, browser(scheme, 320), "ana.one." + RUN + "@example.com", PASSWORD);
        Page page = ana.page();
        page.locator("#rail-to-mentions").click();
        assertThat(page.locator("#list-title")).hasText("Mentions");
        check(page, "nobody has mentioned me");
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth && "
                + "document.querySelector('.rail').scrollWidth <= innerWidth")).isTrue();
        page.locator("nav.tabs a[data-list='all']").click();
        ana.opens(words);
        comments(ana);
        page.keyboard().type("@");
        assertThat(options(page).first()).isVisible();
        check(page, "names to choose from");
        Object box = page.evaluate("() => { const b = document.getElementById('colleagues').getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth && b.top >= 0; }");
        assertThat(box).isEqualTo(true);
    }

    private AgentTab atTheConversation(String words) throws Exception {
        try (SocketVisitor visitor = SocketVisitor.comes(SERVER, null)) {
            visitor.writes(words);
        }
        return atTheConversation(ColorScheme.LIGHT, words);
    }

    private AgentTab atTheConversation(ColorScheme scheme, String words) {
        return AgentTab.signsIn(SERVER, browser(scheme, 1440), Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).opens(words);
    }

    private static Page comments(AgentTab agent) {
        agent.page().locator(".composer-modes button[data-mode='comment']").click();
        assertThat(agent.page().locator("#text")).isFocused();
        return agent.page();
    }

    private static Locator options(Page page) {
        return page.locator("#colleagues [role='option']");
    }

    private static Locator sent(AgentTab agent, String text) {
        return agent.page().locator("#log li.message:not(.sending):not(.unsent)", new Page.LocatorOptions().setHasText(text));
    }

    private static void check(Page page, String where) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations).as(where).extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getTarget()
                + " " + node.getFailureSummary()).toList()).isEmpty();
    }

    private BrowserContext browser(ColorScheme scheme, int width) {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(width, 800));
        browsers.add(context);
        return context;
    }
}
