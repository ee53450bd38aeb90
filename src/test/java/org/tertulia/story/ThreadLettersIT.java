package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Folders;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** What came by mail, as an agent sees it in the thread: all that is on a letter, and nothing that it would like to do. */
class ThreadLettersIT {

    private static final Path DROP = Folders.fresh("drop");
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final String AGENT = "somebody@else.example";
    private static HttpServer elsewhere;
    private static Tertulia server;
    private static Rest rest;

    private final List<BrowserContext> browsers = new ArrayList<>();

    @BeforeAll
    static void lettersCome() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            CALLS.add(exchange.getRequestURI() + " from " + exchange.getRequestHeaders().getFirst("Referer") + " with " + exchange.getRequestHeaders().getFirst("Cookie"));
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, ThreadLetters.PNG.length);
            exchange.getResponseBody().write(ThreadLetters.PNG);
            exchange.close();
        });
        elsewhere.start();
        server = Tertulia.with(Map.of("TERTULIA_MAIL_DROP", DROP.toString())).start();
        rest = Rest.asAdministrator(server);
        rest.post("/agents", Json.createObjectBuilder().add("email", AGENT).add("name", "Somebody").add("password", "a long password").build());
        Map.of("rich", ThreadLetters.rich(farAway()), "signed", ThreadLetters.signed(), "encrypted", ThreadLetters.encrypted(), "damaged", ThreadLetters.damaged(),
                "hostile", ThreadLetters.hostile(farAway()), "large", ThreadLetters.large()).forEach(ThreadLettersIT::drop);
        Eventually.within(Duration.ofSeconds(60), () -> assertThat(rest.get("/letters?kind=new").getJsonArray("items")).hasSize(6));
    }

    @AfterAll
    static void end() {
        server.close();
        elsewhere.stop(0);
    }

    @AfterEach
    void close() {
        browsers.forEach(BrowserContext::close);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void theThreadShowsWhatIsOnALetter(ColorScheme scheme) {
        CALLS.clear();
        Page page = opens(scheme, "Do you have gaskets?");
        Locator letter = page.locator(".letter");
        assertThat(letter.locator("summary")).containsText("by e-mail");
        assertThat(letter.locator("summary")).containsText("Cc: Dora Dell");
        assertThat(letter.getByText("dora@example.com")).isHidden();
        letter.locator("summary").click();
        assertThat(letter.locator("[data-fact=from]").first()).hasText("Carl Cook <carl@example.com>");
        assertThat(letter.locator("[data-fact=cc]")).hasText("Dora Dell <dora@example.com>");
        assertThat(letter.locator("[data-fact=subject]")).hasText("Spare parts");
        assertThat(letter.locator("[data-fact=date]")).containsText("2026");

        assertThat(letter.locator(".invitation h3")).hasText("Fitting <b>day</b>");
        assertThat(letter.locator(".invitation [data-fact=where]")).hasText("Rua do Ouro 10");
        assertThat(letter.locator(".invitation [data-fact=when]")).containsText("2026");
        assertThat(letter.locator(".invitation [data-fact=by]")).hasText("Carl Cook, carl@example.com");
        assertThat(letter.locator("a.file")).hasCount(4);
        assertThat(letter.locator(".file.lost")).containsText("was removed before the letter came");
        assertThat(letter.locator(".files img")).hasCount(1);
        page.waitForCondition(() -> (boolean) letter.locator(".files img").evaluate("img => img.naturalWidth === 2"));

        assertThat(letter.locator(".letter-folded")).isHidden();
        letter.getByText("Show quoted text").click();
        assertThat(letter.locator(".letter-folded")).containsText("What do you need?");
        letter.getByText("Show as sent").click();
        FrameLocator sent = page.frameLocator(".letter iframe");
        assertThat(sent.locator("b")).hasText("gaskets");
        page.waitForCondition(() -> (boolean) sent.locator("img[alt='Our logo']").evaluate("img => img.naturalWidth === 2"));
        assertThat(letter.locator("iframe")).not().hasAttribute("sandbox", Pattern.compile("scripts"));
        assertThat((boolean) letter.locator("iframe").evaluate("f => f.clientHeight >= f.contentDocument.body.scrollHeight")).isTrue();
        check(page, "a letter with everything");
        assertThat(CALLS).as("nothing is asked for elsewhere without a click").isEmpty();

        letter.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Load remote pictures")).click();
        Eventually.succeeds(() -> assertThat(CALLS).containsExactly("/pixel.png from null with null"));
        assertThat(letter.locator(".letter-remote")).hasCount(0);
        letter.getByText("Show as text only").click();
        assertThat(letter.locator("iframe")).isHidden();
        letter.getByText("Hide quoted text").click();

        letter.locator(".file-picture").click();
        assertThat(page.locator("#picture")).isVisible();
        assertThat(page.locator("#picture h2")).hasText("logo.png");
        check(page, "a picture, large");
        page.keyboard().press("Escape");
        assertThat(page.locator("#picture")).isHidden();
        assertThat(letter.locator(".file-picture")).isFocused();

        page.setViewportSize(390, 844);
        check(page, "on a phone");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing stands out on a phone").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void lettersThatAreSignedEncryptedOrDamagedSaySo(ColorScheme scheme) {
        Page page = opens(scheme, "These are my words.");
        assertThat(page.locator(".letter-marks")).containsText("Signed (not checked)");
        check(page, "signed");
        open(page, "Secret");
        assertThat(page.locator(".letter-marks")).containsText("Tertulia cannot read it");
        assertThat(page.locator(".letter-raw")).isVisible();
        check(page, "encrypted");
        Download download = page.waitForDownload(() -> page.locator(".letter-raw").click());
        assertThat(download.suggestedFilename()).matches("letter-[0-9]+\\.eml");
        assertThat(download.path()).content(StandardCharsets.UTF_8).isEqualTo(ThreadLetters.encrypted());
        open(page, "The first of very many.");
        assertThat(page.locator(".letter-marks")).containsText("could not be read");
        assertThat(page.locator(".letter .files > li")).hasCount(30);
        check(page, "damaged");
        Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Show [0-9,.]+ more files")));
        more.click();
        assertThat(more).hasCount(0);
        assertThat(page.locator(".letter .files > li").nth(100)).isAttached();
    }

    @Test
    void aHostileLetterDoesNothing() {
        CALLS.clear();
        Page page = opens(ColorScheme.LIGHT, "Hostile words");
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.locator(".letter summary").click();
        assertThat(page.locator(".letter [data-fact=subject]")).hasText("<img src=x onerror=alert(1)>");
        page.getByText("Show as sent").click();
        FrameLocator sent = page.frameLocator(".letter iframe");
        assertThat(sent.locator("body")).containsText("Hostile words");
        sent.locator("#bad, a").first().click();
        assertThat(sent.locator("script, form, input, iframe, object, embed, svg, math, video, audio, base, link, [onload], [onerror], [background], [srcset]")).hasCount(0);
        assertThat(sent.locator("meta[http-equiv]")).hasCount(0);
        check(page, "hostile");
        assertThat(CALLS).isEmpty();
        page.locator(".letter-tools").getByText("Show as text only").click();
        String asSent = page.locator(".letter iframe").getAttribute("src");
        assertThat(page.title()).doesNotContain("owned");
        assertThat(dialogs).isEmpty();

        APIResponse answer = page.request().get(server.url(asSent).toString());
        assertThat(answer.headers().get("content-security-policy")).contains("default-src 'none'", "img-src 'self' data:;", "sandbox allow-same-origin allow-popups",
                "form-action 'none'", "frame-ancestors 'self'").doesNotContain("script");
        assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff").containsEntry("referrer-policy", "no-referrer").containsEntry("cache-control", "no-store");
        page.navigate(server.url(asSent + "?remote=1").toString());
        assertThat(page.locator("body")).containsText("Hostile words");
        assertThat(page.title()).doesNotContain("owned");
        assertThat(CALLS).as("no picture of it was one").isEmpty();
    }

    @Test
    void filesAreKeptAndNeverShownAsPages() {
        Page page = opens(ColorScheme.LIGHT, "Do you have gaskets?");
        String place = "/inbox/letters/" + id("Spare parts") + "/";
        assertThat(file(page, place + "0?shown=1", "image/png", "inline; filename=\"logo.png\"; filename*=UTF-8''logo.png")).isEqualTo(ThreadLetters.PNG);
        file(page, place + "0", "image/png", "attachment; filename=\"logo.png\"; filename*=UTF-8''logo.png");
        file(page, place + "1?shown=1", "application/octet-stream", "attachment; filename=\"of fer _.pdf\"; filename*=UTF-8''of%20fer%20%C3%A7.pdf");
        file(page, place + "2?shown=1", "application/octet-stream", "attachment; filename=\"liar.png\"; filename*=UTF-8''liar.png");
        file(page, place + "3?shown=1", "application/octet-stream", "attachment; filename=\"drawing.svg\"; filename*=UTF-8''drawing.svg");
        for (String none : List.of("6", "999999", "9999999", "-1", "x", "as-sent/", "0/0")) {
            assertThat(page.request().get(server.url(place + none).toString()).status()).as(none).isIn(404, 400);
        }

        JsonObject letter = rest.get("/letters/" + id("Spare parts"));
        assertThat(letter.getJsonArray("attachments").getJsonObject(2).getString("name")).isEqualTo("liar.png");
        assertThat(letter.getString("html")).contains("src=\"/api/v1/letters/" + id("Spare parts") + "/attachments/0\"").doesNotContain("What do you need");
    }

    @Test
    void somebodyElsesLetterIsNotThere() throws Exception {
        String id = id("Spare parts");
        Page outsider = AgentTab.signsIn(server, browser(ColorScheme.LIGHT), AGENT, "a long password").page();
        for (String path : List.of("", "/folded", "/as-sent", "/raw", "/0")) {
            assertThat(outsider.request().get(server.url("/inbox/letters/" + id + path).toString()).status()).as(path).isEqualTo(404);
        }
        assertThat(outsider.request().get(server.url("/inbox/letters?ids=" + id + ",1,x,").toString()).text()).isEqualTo("[]");
        Rest theirs = Rest.as(server, AGENT, "a long password");
        for (String path : List.of("", "/raw", "/attachments/0")) {
            assertThatThrownBy(() -> theirs.get("/letters/" + id + path)).hasMessageContaining("gave 404");
        }
        assertThat(server.get("/inbox/letters/" + id + "/0").statusCode()).as("signed out").isNotEqualTo(200);
    }

    @Test
    void aLetterOfTenMegabytesIsShownToo() {
        Page page = opens(ColorScheme.LIGHT, "A large letter");
        page.locator("#log").evaluate("log => { log.scrollTop = log.scrollHeight; }");
        assertThat(page.locator(".letter .file")).containsText("large.bin");
        assertThat(page.locator(".letter .file")).containsText("5 MB");
        page.getByText("Show as sent").click();
        assertThat(page.frameLocator(".letter iframe").locator("p").first()).hasText("A large letter");
        assertThat((int) page.locator(".letter iframe").evaluate("f => f.clientHeight")).isLessThanOrEqualTo(6000);
    }

    private byte[] file(Page page, String path, String type, String disposition) {
        APIResponse answer = page.request().get(server.url(path).toString());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-disposition", disposition).containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-security-policy", "default-src 'none'; sandbox");
        assertThat(answer.headers().get("content-type")).startsWith(type);
        return answer.body();
    }

    private static String id(String subject) {
        return rest.get("/letters?q=" + subject.replace(" ", "%20")).getJsonArray("items").getJsonObject(0).getString("id");
    }

    private Page opens(ColorScheme scheme, String words) {
        Page page = AgentTab.signsIn(server, browser(scheme), Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
        open(page, words);
        return page;
    }

    private static void open(Page page, String words) {
        page.locator("a.row").filter(new Locator.FilterOptions().setHasText(words)).first().click();
        assertThat(page.locator("#log")).containsText(words);
        assertThat(page.locator(".letter summary")).isVisible();
    }

    /** What is within the letter's frame is its sender's. */
    private static void check(Page page, String where) {
        assertThat(new AxeBuilder(page).exclude("iframe").analyze().getViolations()).as(where)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getFailureSummary()).toList()).isEmpty();
    }

    private BrowserContext browser(ColorScheme scheme) {
        BrowserContext context = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1440, 900));
        browsers.add(context);
        return context;
    }

    private static String farAway() {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort();
    }

    private static void drop(String name, String letter) {
        try {
            Files.writeString(DROP.resolve(name + ".part"), letter);
            Files.move(DROP.resolve(name + ".part"), DROP.resolve(name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
