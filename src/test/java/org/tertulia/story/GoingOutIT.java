package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.FrameSocket;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Letters that go out, as the people who get them meet them: their links in a browser, their headers by a mail program's requests. */
class GoingOutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static MailServer mail;
    private static Tertulia server;
    private static Rest rest;

    @BeforeAll
    static void start() {
        mail = new MailServer();
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL", mail.imapUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS)).start();
        rest = Rest.asAdministrator(server);
    }

    @AfterAll
    static void end() {
        server.close();
        mail.close();
    }

    @Test
    void aScannerStopsNothingAndAMailProgramsButtonDoesAtOnce() throws Exception {
        String ana = "ana.click@example.org";
        String conversation = leaves(server, rest, ana, "Until when are you open, button?");
        MimeMessage letter = mailed(conversation, ana, "Until six.", 1);
        URI link = URI.create(letter.getHeader("List-Unsubscribe", null).replaceFirst("<([^>]+)>.*", "$1"));

        assertThat(send(HttpRequest.newBuilder(link).method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        HttpResponse<String> page = send(HttpRequest.newBuilder(link).header("Accept-Language", "de"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Keine E-Mails mehr?", ana);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'", "default-src 'none'");
        mailed(conversation, ana, "Or seven.", 2);

        HttpResponse<String> clicked = send(HttpRequest.newBuilder(link).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://mail.example").header("Sec-Fetch-Site", "cross-site").POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(clicked.statusCode()).isEqualTo(204);
        assertThat(clicked.body()).isEmpty();
        long seq = reply(rest, conversation, "Or eight.");
        server.clock().advance(Duration.ofMinutes(30));
        JsonObject delivery = Eventually.gives(PATIENCE, () -> notForwarded(conversation, seq));
        assertThat(delivery.getString("reason")).isEqualTo("stopped");
        assertThat(mail.awaitLetters(ana, 2)).hasSize(2);

        assertThat(send(HttpRequest.newBuilder(server.url("/stop/YW5h.aaaaaaaaaaaaaaaaaaaaaaaaaaa"))).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonStopsByThePageAndUndoesItAndTheAgentSeesBoth() throws Exception {
        String bea = "bea.page@example.org";
        String conversation = leaves(server, rest, bea, "Do you repair, page?");
        MimeMessage letter = mailed(conversation, bea, "We do.", 1);
        String link = Letter.text(letter).replaceFirst("(?s).*(http://localhost:\\d+/stop/\\S+).*", "$1");

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext browser = browser("pt-PT", scheme); BrowserContext office = browser("en-GB", scheme)) {
                Page agent = AgentTab.signsIn(server, office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
                agent.navigate(server.url("/inbox?c=" + conversation).toString());
                Page page = browser.newPage();
                page.navigate(link);
                assertThat(page.getByRole(AriaRole.HEADING)).hasText("Não quer receber mais e-mails?");
                assertThat(new AxeBuilder(page).analyze().getViolations()).as("asking in " + scheme).isEmpty();
                page.getByRole(AriaRole.BUTTON).click();
                assertThat(page.getByRole(AriaRole.HEADING)).hasText("Não recebe mais e-mails");
                assertThat(new AxeBuilder(page).analyze().getViolations()).as("done in " + scheme).isEmpty();
                assertThat(agent.locator("#nudge")).containsText("asked for no more e-mails");
                assertThat(agent.locator("#stopped")).containsText("Allow it again only if");
                assertThat(new AxeBuilder(agent).analyze().getViolations()).as("the agent in " + scheme).isEmpty();
                if (scheme == ColorScheme.LIGHT) {
                    page.getByRole(AriaRole.BUTTON).click();
                    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Volta a receber e-mails");
                } else {
                    agent.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("They want e-mails again")).click();
                }
                assertThat(agent.locator("#stopped")).hasCount(0);
                assertThat(agent.locator("#nudge")).containsText("will go by e-mail to " + bea);
            }
        }
    }

    @Test
    void theLettersLinkGoesOnWithTheConversationOnAPhone() throws Exception {
        String dora = "dora.link@example.org";
        String conversation = leaves(server, rest, dora, "Until when are you open, link?");
        URI link = link(mailed(conversation, dora, "Until six.", 1));

        for (int scanner = 0; scanner < 3; scanner++) {
            assertThat(send(HttpRequest.newBuilder(link).method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(200);
            HttpResponse<String> page = send(HttpRequest.newBuilder(link).header("Accept-Language", "en"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Continue the conversation").doesNotContain("Until six.").doesNotContain(dora);
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        }
        for (String[] forged : new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}}) {
            assertThat(send(HttpRequest.newBuilder(link).header(forged[0], forged[1]).POST(HttpRequest.BodyPublishers.noBody())).statusCode()).as(forged[1]).isEqualTo(403);
        }

        try (BrowserContext phone = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setReducedMotion(ReducedMotion.REDUCE).setViewportSize(390, 780))) {
            Page page = phone.newPage();
            page.navigate(link.toString());
            assertThat(page.locator("#log")).containsText("Until six.");
            assertThat(page.locator("#log")).containsText("Until when are you open, link?");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.locator("#text").fill("Thanks, from my phone");
            page.locator("#text").press("Enter");
            assertThat(page.locator("#log li.own:not(.waiting):not(.failed)").last()).containsText("Thanks, from my phone");
            assertThat(message(rest, conversation, 3).getString("text")).isEqualTo("Thanks, from my phone");
            JsonObject contact = rest.get("/contacts?email=" + dora).getJsonArray("items").getJsonObject(0);
            assertThat(contact.getBoolean("verified")).isTrue();

            page.navigate(link.toString());
            assertThat(page.locator("#log")).containsText("Thanks, from my phone");
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext another = browser("de-DE", scheme)) {
                Page page = another.newPage();
                page.navigate(link.toString());
                assertThat(page.getByRole(AriaRole.HEADING)).hasText("Dieser Link ist schon benutzt oder zu alt");
                assertThat(new AxeBuilder(page).analyze().getViolations()).as("in " + scheme).isEmpty();
                page.getByRole(AriaRole.BUTTON).click();
                assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sehen Sie in Ihr Postfach");
            }
        }
        MimeMessage fresh = mail.awaitLetters(dora, 2).get(1);
        try (BrowserContext plain = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(link(fresh).toString());
            page.getByRole(AriaRole.BUTTON).click();
            assertThat(page).hasURL(Pattern.compile(".*/chat/[A-Za-z0-9_-]+\\?continued=" + conversation));
        }
        assertThat(send(HttpRequest.newBuilder(link(fresh))).statusCode()).isEqualTo(410);
        assertThat(send(HttpRequest.newBuilder(server.url("/continue/" + "A".repeat(43)))).statusCode()).isEqualTo(410);
        assertThat(send(HttpRequest.newBuilder(server.url("/continue/"))).statusCode()).isEqualTo(410);
    }

    @Test
    void whoGotTheLetterByATypoIsLetOutWhileTheyLook() throws Exception {
        String typo = "jan.typo@example.org";
        String conversation = leaves(server, rest, typo, "Is this private, typo?");
        URI link = link(mailed(conversation, typo, "Only for you.", 1));
        try (BrowserContext stranger = browser("en-GB", ColorScheme.LIGHT)) {
            Page page = stranger.newPage();
            page.navigate(link.toString());
            assertThat(page.locator("#log")).containsText("Only for you.");
            rest.put("/conversations/" + conversation + "/contact", Json.createObjectBuilder().add("email", "jan.right@example.org").build());
            assertThat(page.locator("#log")).not().containsText("Only for you.");
            reply(rest, conversation, "A secret.");
            page.navigate(link.toString());
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("This link has been used, or is too old");
        }
    }

    @Test
    void aVisitorHasTheConversationMailedFromTheWidget() throws Exception {
        try (BrowserContext browser = browser("en-GB", ColorScheme.LIGHT)) {
            VisitorTab tab = VisitorTab.comesTo(browser, server.url("/demo").toString()).opensTheChat().writes("Please send me this, widget");
            var chat = tab.chat();
            chat.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Frame.GetByRoleOptions().setName("E-mail me this conversation")).click();
            assertThat(chat.locator("#copy-form")).isVisible();
            assertThat(chat.locator("#copy-email")).isFocused();
            chat.locator("#copy-email").fill("nonsense");
            chat.locator("#copy-email").press("Enter");
            assertThat(chat.locator("#copy-error")).not().isEmpty();
            assertThat(new AxeBuilder(tab.page()).analyze().getViolations()).isEmpty();
            chat.locator("#copy-email").fill("ella.copy@example.org");
            chat.locator("#copy-email").press("Enter");
            assertThat(chat.locator("#copied")).hasText("On its way to ella.copy@example.org.");
            assertThat(chat.locator("#copy-form")).isHidden();
        }
        MimeMessage letter = mail.awaitLetters("ella.copy@example.org", 1).get(0);
        assertThat(Letter.text(letter)).contains("Please send me this, widget", "Continue the conversation: ");
    }

    @Test
    void anAgentForwardsTheThreadAndReadsTheAnswer() throws Exception {
        String conversation = leaves(server, rest, "flora.thread@example.org", "My grinder leaks, forward");
        reply(rest, conversation, "Let me ask the workshop.");
        try (BrowserContext office = browser("en-GB", ColorScheme.DARK)) {
            Page page = AgentTab.signsIn(server, office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
            page.navigate(server.url("/inbox?c=" + conversation).toString());
            page.locator("#more-button").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Forward by e-mail…")).click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByLabel("To")).isFocused();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            dialog.getByLabel("To").fill("nobody@");
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Send")).click();
            assertThat(dialog).containsText("e-mail address");
            dialog.getByLabel("To").fill("bob@workshop.example");
            dialog.getByLabel("Note").fill("Do you know that leak?");
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Send")).click();
            assertThat(page.locator("#pill")).containsText("It is on its way to bob@workshop.example.");
            assertThat(page.locator("#log")).containsText("forwarded the conversation to bob@workshop.example");
            MimeMessage letter = mail.awaitLetters("bob@workshop.example", 1).get(0);
            assertThat(Letter.text(letter)).containsSubsequence("Do you know that leak?", "My grinder leaks, forward", "Let me ask the workshop.");

            mail.comes("From: Bob <bob@workshop.example>\nTo: " + letter.getReplyTo()[0] + "\nSubject: Re: " + letter.getSubject() + "\nMessage-ID: <bob.1@workshop.example>\n"
                    + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nIt is the seal.\n");
            assertThat(page.locator("#log li.message", new Page.LocatorOptions().setHasText("It is the seal."))).containsText("Bob (bob@workshop.example)");
            assertThat(page.locator("#log li.message", new Page.LocatorOptions().setHasText("It is the seal."))).containsText("not the contact of this conversation");
        }
        JsonObject sent = rest.post("/conversations/" + conversation + "/transcript", Json.createObjectBuilder().build());
        assertThat(sent.getString("to")).isEqualTo("flora.thread@example.org");
        assertThat(Letter.text(mail.awaitLetters("flora.thread@example.org", 1).get(0))).contains("Let me ask the workshop.").doesNotContain("It is the seal.");
    }

    @Test
    void anAgentBeginsAConversationByMailUnderTheirSignature() throws Exception {
        rest.post("/contacts", Json.createObjectBuilder().add("email", "gil.known@example.org").add("firstName", "Gil").build());
        try (BrowserContext office = browser("en-GB", ColorScheme.LIGHT)) {
            Page page = AgentTab.signsIn(server, office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
            page.navigate(server.url("/profile").toString());
            page.getByLabel("Signature").fill("The workshop\n+351 1");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
            assertThat(page.locator("#growl_container")).containsText("Saved.");
            page.navigate(server.url("/inbox").toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New e-mail")).click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByLabel("To", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))).isFocused();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            dialog.getByLabel("To", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true)).pressSequentially("gil");
            page.getByText("gil.known@example.org").click();
            dialog.getByLabel("Copy to").fill("hal@example.org");
            dialog.getByLabel("Text").fill("Your grinder is ready.");
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Send")).click();
            assertThat(dialog).containsText("Fill in this field.");
            dialog.getByLabel("Subject").fill("Your repair");
            dialog.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Send")).click();
            assertThat(page.locator("#log")).containsText("Your grinder is ready.");
            assertThat(page.locator("#thread-title")).containsText("Gil");
            assertThat(page.locator("#head")).containsText("By e-mail");
            assertThat(page.locator("#nudge")).hasText("Your reply goes by e-mail to gil.known@example.org.");
            assertThat(page.locator(".row-who").first()).hasText("By e-mail: Gil");
            for (String region : List.of("#head", ".panel")) {
                assertThat(page.locator(region)).not().containsText("Left", new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
            }
        }
        MimeMessage letter = mail.awaitLetters("gil.known@example.org", 1).get(0);
        assertThat(letter.getSubject()).isEqualTo("Your repair");
        assertThat(Letter.text(letter).replace("\r\n", "\n")).isEqualTo("Your grinder is ready.\n\n-- \nThe workshop\n+351 1\n");
        assertThat(mail.awaitLetters("hal@example.org", 1).get(0).getMessageID()).isEqualTo(letter.getMessageID());

        JsonObject wish = Json.createObjectBuilder().add("inbox", rest.get("/inboxes").getJsonArray("items").getJsonObject(0).getString("id")).add("to", "ida@example.org")
                .add("cc", Json.createArrayBuilder()).add("subject", "By program").add("text", "Hello").add("key", UUID.randomUUID().toString()).build();
        JsonObject begun = rest.post("/conversations", wish);
        assertThat(begun.getString("channel")).isEqualTo("email");
        assertThat(rest.post("/conversations", wish).getString("id")).isEqualTo(begun.getString("id"));
        assertThat(mail.awaitLetters("ida@example.org", 1)).hasSize(1);
    }

    private static URI link(MimeMessage letter) throws Exception {
        Matcher link = Pattern.compile("Continue the conversation: (http://localhost:\\d+/continue/\\S+)").matcher(Letter.text(letter));
        assertThat(link.find()).as(Letter.text(letter)).isTrue();
        assertThat(Letter.html(letter)).contains("href=\"" + link.group(1) + "\"");
        return URI.create(link.group(1));
    }

    @Test
    void thePlanForALetterSurvivesAKillAndIsShown() throws Exception {
        try (Tertulia away = Tertulia.with(Map.of("TERTULIA_SMTP_URL", "smtp://127.0.0.1:1", "TERTULIA_MAIL_FROM", MailServer.OURS)).start()) {
            away.clock().stop();
            Rest agent = Rest.asAdministrator(away);
            String conversation = leaves(away, agent, "carl@example.org", "Anybody there, kill?");
            reply(agent, conversation, "Here I am.");
            away.clock().advance(Duration.ofMinutes(4));
            Instant next = Eventually.gives(PATIENCE, () -> nextTry(agent, conversation));
            assertThat(Duration.between(away.clock().now(), next)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));

            try (BrowserContext office = browser("en-GB", ColorScheme.LIGHT)) {
                Page page = AgentTab.signsIn(away, office, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
                page.navigate(away.url("/inbox?c=" + conversation).toString());
                assertThat(page.locator("#log li.message.out .ticks")).containsText("Waits for the mail server, next try");
                assertThat(page.locator("#log li.message.out .ticks")).containsText("the mail server does not answer");
                page.navigate(away.url("/settings/work").toString());
                assertThat(page.locator("#waiting")).containsText("carl@example.org");
                assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            }
            away.kill9();
            away.start();
            assertThat(nextTry(Rest.asAdministrator(away), conversation)).isEqualTo(next);
            away.clock().advance(Duration.ofMinutes(6));
            Instant later = Eventually.gives(PATIENCE, () -> {
                Instant now = nextTry(Rest.asAdministrator(away), conversation);
                if (now.equals(next)) {
                    throw new AssertionError("not tried yet");
                }
                return now;
            });
            assertThat(Duration.between(away.clock().now(), later)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        }
    }

    private static Instant nextTry(Rest agent, String conversation) {
        JsonObject delivery = message(agent, conversation, 2).getJsonObject("delivery");
        if (delivery.isNull("nextTry")) {
            throw new AssertionError("not tried yet: " + delivery);
        }
        assertThat(delivery.getString("reason")).isEqualTo("mail-unreachable");
        return Instant.parse(delivery.getString("nextTry"));
    }

    private static JsonObject notForwarded(String conversation, long seq) {
        JsonObject delivery = message(rest, conversation, seq).getJsonObject("delivery");
        if (!delivery.getString("state").equals("notForwarded")) {
            throw new AssertionError("still " + delivery);
        }
        return delivery;
    }

    private static JsonObject message(Rest agent, String conversation, long seq) {
        return agent.get("/conversations/" + conversation + "/messages?after=" + (seq - 1)).getJsonArray("items").getJsonObject(0);
    }

    /** Somebody writes in the chat, gives an address and closes the page. @return the conversation */
    private static String leaves(Tertulia at, Rest agent, String email, String text) throws Exception {
        Matcher snippet = Pattern.compile("data-channel=\"([^\"]+)\"").matcher(at.get("/demo").body());
        assertThat(snippet.find()).isTrue();
        try (FrameSocket widget = FrameSocket.open(at.socket("/ws/chat"), Map.of())) {
            widget.send(FrameSocket.frame("hello").add("channel", snippet.group(1)).add("visitor", JsonValue.NULL)
                    .add("page", at.url("/demo").toString()).add("locale", "en").add("after", 0).build());
            hears(widget, "welcome");
            widget.send(FrameSocket.frame("send").add("key", UUID.randomUUID().toString()).add("text", text).build());
            hears(widget, "ack");
            widget.send(FrameSocket.frame("email").add("email", email).build());
            hears(widget, "captured");
        }
        return agent.get("/conversations?limit=200").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(each -> !each.isNull("contact") && each.getJsonObject("contact").getString("email").equals(email)).findFirst().orElseThrow().getString("id");
    }

    private static void hears(FrameSocket widget, String type) throws Exception {
        while (true) {
            FrameSocket.Came came = widget.next(PATIENCE);
            assertThat(came).as("a frame of the type " + type).isNotNull();
            if (came.frame().getString("type").equals(type)) {
                return;
            }
        }
    }

    private static MimeMessage mailed(String conversation, String email, String text, int letters) {
        reply(rest, conversation, text);
        server.clock().advance(Duration.ofMinutes(20));
        return mail.awaitLetters(email, letters).get(letters - 1);
    }

    private static long reply(Rest agent, String conversation, String text) {
        return agent.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder().add("key", UUID.randomUUID().toString())
                .add("kind", "reply").add("text", text).build()).getInt("seq");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static BrowserContext browser(String locale, ColorScheme scheme) {
        return Browsers.browser().newContext(new Browser.NewContextOptions().setLocale(locale).setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1280, 800));
    }
}
