package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Tertulia;

/** The agents' inbox in a browser: what the stories don't tell. */
class InboxIT {

    /** What the administrator's browser holds once it has signed in. */
    private static List<Cookie> office = List.of();

    private final Tertulia server = Tertulia.shared();
    private final List<BrowserContext> browsers = new ArrayList<>();

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en-GB|Associate visitor|The visitor's e-mail|Continue|Create contact|Yes, associate|Undo association",
            "pt-PT|Associar visitante|E-mail do visitante|Continuar|Criar contato|Sim, associar|Anular a associação",
            "es-ES|Asociar visitante|Correo del visitante|Continuar|Crear contacto|Sí, asociar|Deshacer la asociación",
            "de-DE|Besucher zuweisen|E-Mail-Adresse des Besuchers|Weiter|Kontakt erstellen|Ja, zuweisen|Zuweisung aufheben"})
    void whoCreatesTheContactSecondIsOfferedTheAssociation(String locale, String associate, String field, String go, String create, String yes,
                                                           String undo) {
        String email = "race." + locale + "@example.com";
        Page one = atAConversation(locale, "One of two in " + locale);
        Page two = atAConversation(locale, "Two of two in " + locale);
        for (Page page : List.of(one, two)) {
            button(page, associate).click();
            page.getByLabel(field).fill(email);
            button(page, go).click();
            assertThat(button(page, create)).isVisible();
        }
        button(one, create).click();
        assertThat(one.locator(".panel")).containsText(email.toLowerCase());
        button(two, create).click();
        button(two, yes).click();
        assertThat(two.locator(".panel")).containsText(email.toLowerCase());
        assertThat(two.locator(".past")).containsText("One of two in " + locale);
        button(two, undo).click();
        assertThat(button(two, associate)).isVisible();
    }

    @Test
    void aReplyThatWasWrittenWithoutAConnectionArrivesOnce() {
        Page page = atAConversation("en-GB", "Write to me without a network");
        page.context().setOffline(true);
        send(page, "Written in a tunnel");
        assertThat(page.locator(".message.sending")).containsText("Written in a tunnel");
        page.context().setOffline(false);
        assertThat(page.locator(".message.sending")).hasCount(0);
        page.reload();
        assertThat(page.locator(".message", new Page.LocatorOptions().setHasText("Written in a tunnel"))).hasCount(1);
    }

    @Test
    void whereSocketsAreBlockedItWorksOverHttp() {
        Page page = atAConversation("en-GB", "Behind a strange proxy");
        page.routeWebSocket(Pattern.compile(".*/ws/agent"), socket -> socket.close());
        page.reload();
        send(page, "Over HTTP");
        assertThat(page.locator(".message.out", new Page.LocatorOptions().setHasText("Over HTTP"))).containsText(Pattern.compile("Sent|Delivered|Read"));
    }

    @Test
    void aMenuStaysOpenWhileNewsWriteTheHeadAnew() {
        Page page = atAConversation("en-GB", "Who takes this one?");
        page.locator("#assign").click();
        page.keyboard().press("ArrowDown");
        Locator second = page.locator("#assignees [role^=menuitem]").nth(1);
        assertThat(second).isFocused();
        writeTheHeadAnew(page);
        assertThat(second).isVisible();
        assertThat(second).isFocused();
        page.locator("#assignees [role^=menuitem]").first().click();
        assertThat(page.locator("#assignees")).isHidden();
        writeTheHeadAnew(page);
        assertThat(page.locator("#assignees")).isHidden();
        page.locator("#more-button").click();
        page.keyboard().press("Escape");
        writeTheHeadAnew(page);
        assertThat(page.locator("#more")).isHidden();
    }

    private static void writeTheHeadAnew(Page page) {
        page.evaluate("""
                () => {
                  document.getElementById('facts').dataset.old = 'true';
                  tertuliaFacts([{ name: 'c', value: new URL(location).searchParams.get('c') }]);
                }""");
        assertThat(page.locator("#facts")).isAttached();
        assertThat(page.locator("#facts[data-old]")).hasCount(0);
    }

    @Test
    void newsOfAReplyThatOvertakeEachOtherLeadNowhereBack() {
        Page page = atAConversation("en-GB", "How far has it come?");
        List<WebSocketRoute> line = new ArrayList<>();
        page.routeWebSocket(Pattern.compile(".*/ws/agent"), socket -> {
            socket.connectToServer();
            line.add(socket);
        });
        page.reload();
        page.waitForCondition(() -> !line.isEmpty());
        String conversation = page.url().replaceFirst(".*[?&]c=(\\d+).*", "$1");
        Consumer<String> news = rest -> line.get(line.size() - 1)
                .send(("{'conversation':'" + conversation + "'," + rest + "}").replace('\'', '"'));

        news.accept("'type':'delivery','state':'read','seqs':[900]");
        news.accept("'type':'delivery','state':'delivered','seqs':[900]");
        String entry = "'type':'message','message':{'seq':%d,'key':'%s','kind':'reply','text':'%s','at':'2026-01-01T12:00:00Z',"
                + "'author':{'type':'agent','id':'1','name':'Rui','initials':'R','hue':1},'delivery':{'state':'stored'}}";
        news.accept(entry.formatted(900, "one", "It went ahead"));
        assertThat(message(page, "It went ahead")).containsText("Read");
        news.accept("'type':'delivery','state':'delivered','seqs':[900]");
        news.accept(entry.formatted(900, "one", "It went ahead"));
        news.accept(entry.formatted(901, "two", "It came later"));
        assertThat(message(page, "It came later")).containsText("Sent");
        assertThat(message(page, "It went ahead")).containsText("Read");
    }

    @Test
    void whatIsNotSentYetIsKeptForEachConversationAndMode() {
        Page page = atAConversation("en-GB", "A draft for me");
        page.locator("#text").fill("Half an ans");
        page.locator(".composer-modes button[data-mode='comment']").click();
        assertThat(page.locator("#text")).hasValue("");
        page.locator("#text").fill("Half a comm");
        page.locator("#thread-title").click();
        page.keyboard().press("Escape");
        assertThat(page.locator("a.row", new Page.LocatorOptions().setHasText("Draft: Half an ans"))).isVisible();
        page.locator("a.row", new Page.LocatorOptions().setHasText("Draft: Half an ans")).click();
        assertThat(page.locator("#text")).hasValue("Half an ans");
        page.locator(".composer-modes button[data-mode='comment']").click();
        assertThat(page.locator("#text")).hasValue("Half a comm");
    }

    @Test
    void everythingCanBeDoneWithKeys() {
        Page page = atAConversation("en-GB", "Keys only");
        assertThat(page.locator("#thread-title")).isFocused();
        page.keyboard().press("i");
        assertThat(page.locator("#log")).containsText("took the conversation");
        page.keyboard().press("r");
        page.keyboard().type("No mouse at all");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#log")).containsText("No mouse at all");
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        assertThat(page.locator("#log")).containsText("closed the conversation");
        page.keyboard().press("e");
        assertThat(page.locator("#log")).containsText("reopened the conversation");
        page.keyboard().press("2");
        assertThat(page.locator("#list-mine")).hasAttribute("aria-current", "true");
        page.keyboard().press("u");
        assertThat(page.locator("a.row.unread", new Page.LocatorOptions().setHasText("No mouse at all"))).isVisible();
        assertThat(page).hasTitle(Pattern.compile("^\\(\\d+\\) Inbox.*"));
    }

    @Test
    void whoIsSignedOutIsSentToSignInAndThenBack() {
        Page before = atAConversation("en-GB", "Who are you?");
        String address = before.url();
        Page page = before.context().newPage();
        before.close();
        page.context().clearCookies();
        page.navigate(address);
        signsInAgain(page);
        assertThat(page.locator("#log")).containsText("Who are you?");
        assertThat(page.url()).isEqualTo(address);
    }

    @Test
    void whoIsSignedOutAtWorkComesBackToTheConversation() {
        Page page = atAConversation("en-GB", "Out in the middle of it");
        String address = page.url();
        page.context().clearCookies();
        try {
            // The list may be asked for just now, and send the page to sign in before anything is clicked.
            page.evaluate("() => { setTimeout(() => document.querySelector('[data-does=close]')?.click()); }");
        } catch (PlaywrightException onItsWay) {
            assertThat(onItsWay).hasMessageContaining("navigation");
        }
        signsInAgain(page);
        assertThat(page.locator("#log")).containsText("Out in the middle of it");
        assertThat(page.url()).isEqualTo(address);
    }

    private static void signsInAgain(Page page) {
        assertThat(page.getByLabel("Password")).isVisible();
        page.getByLabel("E-mail").fill(Tertulia.ADMIN_EMAIL);
        page.getByLabel("Password").fill(Tertulia.ADMIN_PASSWORD);
        button(page, "Sign in").click();
    }

    private Page atAConversation(String locale, String words) {
        VisitorTab.comesTo(browser("en-GB"), server.url("/demo").toString()).opensTheChat().writes(words);
        if (office.isEmpty()) {
            BrowserContext browser = browser("en-GB");
            AgentTab.signsIn(server, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
            office = browser.cookies();
        }
        BrowserContext speaking = browser(locale);
        speaking.addCookies(office);
        Page page = speaking.newPage();
        page.navigate(server.url("/inbox").toString());
        page.locator("a.row", new Page.LocatorOptions().setHasText(words)).click();
        assertThat(page.locator("#log")).containsText(words);
        page.waitForURL(Pattern.compile(".*[?&]c=\\d+.*"));
        return page;
    }

    private static Locator message(Page page, String text) {
        return page.locator(".message", new Page.LocatorOptions().setHasText(text));
    }

    private static void send(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Control+Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private BrowserContext browser(String locale) {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale(locale).setViewportSize(1440, 900));
        browsers.add(context);
        return context;
    }
}
