package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Folders;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Letters both ways, between the packaged product and a real mail server: from the chat to the letter and back into the thread. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LettersIT {

    private static final String ANA = "ana@example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MailServer mail;
    private static Path drop;
    private static Tertulia server;
    private static Rest rest;

    @BeforeAll
    static void start() {
        mail = new MailServer();
        drop = Folders.fresh("drop");
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL", mail.imapUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS,
                "TERTULIA_MAIL_DROP", drop.toString())).start();
        rest = Rest.asAdministrator(server);
    }

    @AfterAll
    static void end() {
        server.close();
        mail.close();
    }

    @Test
    @Tag("core")
    void theConversationGoesOnByMailAndComesBackIntoTheOpenWidget() throws Exception {
        String token;
        String conversation;
        try (SocketVisitor visitor = SocketVisitor.comes(server, null)) {
            token = visitor.token();
            visitor.writes("Until when are you open?");
            conversation = rest.get("/conversations").getJsonArray("items").getJsonObject(0).getString("id");
            visitor.leavesTheAddress(ANA);
        }
        reply(conversation, "Until six.");
        server.clock().advance(Duration.ofMinutes(4));
        MimeMessage ours = mail.awaitLetters(ANA, 1).get(0);

        try (SocketVisitor visitor = SocketVisitor.comes(server, token)) {
            mail.comes(gmail(ours, "Thanks! I'll come at five."));
            JsonObject message = visitor.hears("message");
            assertThat(message.getString("text")).isEqualTo("Thanks! I'll come at five.");
        }
        JsonObject contact = rest.get("/conversations/" + conversation).getJsonObject("contact");
        assertThat(contact.getString("email")).isEqualTo(ANA);

        reply(conversation, "See you then.");
        server.clock().advance(Duration.ofMinutes(20));
        MimeMessage second = mail.awaitLetters(ANA, 2).get(1);
        assertThat(second.getHeader("References", " ")).contains(ours.getMessageID(), "<CAF-1@mail.gmail.com>");
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo("<CAF-1@mail.gmail.com>");

        JsonObject letter = letters("kind=reply").get(0);
        JsonObject whole = rest.get("/letters/" + letter.getString("id"));
        assertThat(whole.getString("text")).isEqualTo("Thanks! I'll come at five.");
        assertThat(whole.getString("quoted")).contains("wrote:", "> Until six.");
        assertThat(whole.getString("conversation")).isEqualTo(conversation);
    }

    @Test
    void lettersInTheFolderAreTakenInAndPutAway() throws Exception {
        Files.writeString(drop.resolve("order.eml"), letter("Carl Cook <carl@example.com>", "Spare parts", "Do you have gaskets?"));
        Files.writeString(drop.resolve("empty.eml"), "");
        Files.writeString(drop.resolve("note.txt"), "not a letter");

        JsonObject letter = Eventually.gives(PATIENCE, () -> letters("q=order.eml").stream().filter(each -> !each.isNull("kind")).findFirst()
                .orElseThrow(() -> new AssertionError("not there yet")));
        assertThat(letter.getString("kind")).isEqualTo("new");
        assertThat(letter.getString("from")).isEqualTo("carl@example.com");
        assertThat(letter.getString("subject")).isEqualTo("Spare parts");
        Eventually.isTrue("put away", () -> Files.exists(drop.resolve("done/order.eml")) && Files.exists(drop.resolve("failed/empty.eml.reason.txt")));
        assertThat(drop.resolve("note.txt")).exists();
        JsonObject conversation = rest.get("/conversations/" + letter.getString("conversation"));
        assertThat(conversation.getString("channel")).isEqualTo("email");
        assertThat(conversation.getJsonObject("contact").getString("firstName")).isEqualTo("Carl");
    }

    @Test
    void theAdministratorSeesWhatCameAndLetsIn() throws Exception {
        long known = worked("");
        long begun = worked("kind=new");
        mail.comes(letter("Shop <hello@shop.example>", "Everything must go", "Ten percent off.").replace("MIME-Version", "List-Unsubscribe: <https://shop.example/u>\nMIME-Version"));
        mail.comes(letter("Carl Cook <carl@example.com>", "Gaskets, please", "Do you have gaskets?\n\n-- \nCarl"));
        Eventually.within(PATIENCE, () -> assertThat(worked("")).isEqualTo(known + 2));

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext browser = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE).setViewportSize(1280, 800))) {
                Page page = AgentTab.signsIn(server, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
                page.navigate(server.url("/settings/incoming").toString());
                page.getByText("Gaskets, please").click();
                assertThat(page.locator(".letter-said")).containsText("Do you have gaskets?");
                assertThat(page.locator(".letter-head a.button")).isVisible();
                assertThat(new AxeBuilder(page).analyze().getViolations()).as("in " + scheme).isEmpty();
                page.getByText("Everything must go").click();
                assertThat(page.locator(".letter .facts")).containsText(scheme == ColorScheme.LIGHT ? "a newsletter" : "New conversation");
                if (scheme == ColorScheme.LIGHT) {
                    page.getByText("Let into the inbox").click();
                    Eventually.within(PATIENCE, () -> assertThat(worked("kind=new")).isEqualTo(begun + 2));
                }
            }
        }
    }

    /** The last: what it sets is for every letter that comes. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatAnInboxKeepsOutIsChosenInItsSettings() {
        long begun = worked("kind=new");
        long kept = worked("kind=filtered");
        try (BrowserContext browser = Browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB").setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 800))) {
            Page page = AgentTab.signsIn(server, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).page();
            page.navigate(server.url("/settings/inbox?id=" + rest.get("/inboxes").getJsonArray("items").getJsonObject(0).getString("id")).toString());
            page.getByText("E-mail filters and automatic answer").click();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            page.getByLabel("Always keep out").fill("spam.example\nnot_a_sender!");
            page.getByText("Answer at once").click();
            page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("#rules")).containsText("Write addresses like ana@example.com or domains like example.com.");
            assertThat(page.locator("#rules")).containsText("Fill in this field.");
            page.getByLabel("Always keep out").fill("spam.example");
            page.getByLabel("What it says").fill("We have your letter.");
            page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByText("Saved.")).isVisible();

            mail.comes(letter("Bea <bea@mx.spam.example>", "Cheap watches", "Buy this."));
            mail.comes(letter("Dora Dean <dora@example.com>", "Seals", "Do you have gaskets?"));
            assertThat(mail.awaitLetters("dora@example.com", 1)).hasSize(1);
            Eventually.within(PATIENCE, () -> assertThat(worked("kind=filtered")).isEqualTo(kept + 1));

            page.navigate(server.url("/settings/incoming?kind=FILTERED").toString());
            page.getByText("Cheap watches").click();
            page.getByText("Always let this sender in").click();
            Eventually.within(PATIENCE, () -> assertThat(worked("kind=new")).isEqualTo(begun + 2));
            mail.comes(letter("Bea <bea@mx.spam.example>", "Again", "It is me again."));
            Eventually.within(PATIENCE, () -> assertThat(worked("kind=new")).isEqualTo(begun + 3));
        }
    }

    private void reply(String conversation, String text) {
        rest.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder().add("key", UUID.randomUUID().toString())
                .add("kind", "reply").add("text", text).build());
    }

    private static List<JsonObject> letters(String query) {
        return rest.get("/letters?" + query).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** How many of these letters are worked on. */
    private static long worked(String query) {
        return letters(query).stream().filter(each -> !each.isNull("kind")).count();
    }

    private static String gmail(MimeMessage ours, String text) throws Exception {
        return """
                Return-Path: <ana@example.org>
                MIME-Version: 1.0
                References: %s
                In-Reply-To: %s
                From: Ana Silva <ana@example.org>
                Date: Mon, 5 Jan 2026 11:12:13 +0100
                Message-ID: <CAF-1@mail.gmail.com>
                Subject: Re: %s
                To: "Support" <%s>
                Content-Type: multipart/alternative; boundary="0000000000001"

                --0000000000001
                Content-Type: text/plain; charset="UTF-8"

                %s

                On Mon, Jan 5, 2026 at 11:10 AM Support <%s>
                wrote:

                > Until six.
                >

                --0000000000001
                Content-Type: text/html; charset="UTF-8"
                Content-Transfer-Encoding: quoted-printable

                <div dir=3D"ltr">%s</div><br><div class=3D"gmail_quote"><div dir=3D"ltr" class=3D"gmail_attr">On Mon, Jan 5, 2026 at 11:10 AM Support wrote:<br></div><blockquote class=3D"gmail_quote">Until six.</blockquote></div>

                --0000000000001--
                """.formatted(ours.getMessageID(), ours.getMessageID(), ours.getSubject(), ours.getReplyTo()[0], text, ours.getReplyTo()[0], text);
    }

    static String letter(String from, String subject, String text) {
        return "From: " + from + "\nTo: support@tertulia.example\nSubject: " + subject + "\nDate: Mon, 5 Jan 2026 10:30:00 +0000\nMIME-Version: 1.0\n"
                + "Message-ID: <" + UUID.randomUUID() + "@client.example>\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }
}
