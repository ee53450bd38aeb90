package org.tertulia.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Connecting a mailbox in the browser: from its address to a letter that comes in. */
class MailAccountPagesIT {

    private static final String SECRET = "correct-horse-7";
    /** The page stands still: it is loaded again instead of waiting. */
    private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions().setTimeout(300);

    private static Tertulia server;
    private final MailServer mail = new MailServer();
    private SettingsTab admin;

    @BeforeAll
    static void start() {
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", "smtp://post:s3cret@localhost:1?starttls=required")).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        admin = SettingsTab.administrator(server);
    }

    @AfterEach
    void leave() {
        admin.close();
        mail.close();
    }

    @Test
    void aKnownProvidersServersAreFilledIn() {
        admin.go("/settings/accounts").link("Connect a mailbox");
        admin.page().waitForURL(Pattern.compile(".*/settings/account$"));
        admin.go("/settings/account").fill("E-mail address", "no address").click("Find the servers").isTold("E-mail address", "This is not an e-mail address");
        admin.fill("E-mail address", "ana@gmail.com").click("Find the servers").sees("These are the servers of Gmail").sees("Google wants an app password");
        assertThat(admin.field("IMAP server")).hasValue("imap.gmail.com");
        assertThat(admin.field("SMTP port")).hasValue("465");
        assertThat(admin.page().getByLabel("Token endpoint")).isHidden();
        admin.page().getByLabel("Opened by").selectOption("true");
        assertThat(admin.field("Token endpoint")).hasValue("https://oauth2.googleapis.com/token");
        admin.click("Save").isTold("Client ID", "Fill in this field.");
        admin.isAccessible();
    }

    @Test
    void aMailboxIsTriedOutStepByStepAndConnected() {
        mail.opens("sales@shop.example", "sales", SECRET);
        Page page = located();
        admin.fill("Password or refresh token", "wrong").click("Test now");
        assertThat(step("Sign in")).hasAttribute("data-state", "FAILED");
        assertThat(step("Sign in")).containsText("refused the sign-in. Check the user and the password");
        admin.sees("Not everything works. You can save it all the same");

        admin.fill("Password or refresh token", SECRET).click("Test now");
        assertThat(step("Send a letter to itself")).hasAttribute("data-state", "PASSED");
        assertThat(step("Find it in the mailbox")).hasAttribute("data-state", "PASSED");
        assertThat(step("Match an answer")).containsText("Letters to plus addresses do not arrive",
                new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        assertThat(page.getByLabel("Plus addresses arrive")).not().isChecked();
        assertThat(admin.field("Password or refresh token")).hasValue(SECRET);

        admin.click("Save");
        page.waitForURL(Pattern.compile(".*/settings/accounts$"));
        Eventually.succeeds(() -> {
            page.reload();
            assertThat(row("sales@shop.example")).containsText("New letters at once", SOON);
        });
        mail.comesTo("sales@shop.example", "From: carl@example.com\nTo: sales@shop.example\nSubject: Gaskets\n\nDo you have some?\n");
        Eventually.succeeds(() -> assertThat(Rest.asAdministrator(server).get("/letters?q=Gaskets").getJsonArray("items")).hasSize(1));
        page.reload();
        assertThat(row("sales@shop.example")).containsText("Last letter");
        admin.isAccessible();
        admin.fitsAPhone();

        admin.link("sales@shop.example");
        assertThat(page.content()).doesNotContain(SECRET);
        assertThat(page.getByLabel("Plus addresses arrive")).not().isChecked();
        assertThat(admin.field("IMAP user")).hasValue("sales");
        admin.isAccessible();
        admin.fitsAPhone();
        admin.fill("IMAP server", "localhost").click("Save").isTold("Password or refresh token", "Enter the password again");
        admin.click("Disconnect");
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect")).click();
        page.waitForURL(Pattern.compile(".*/settings/accounts$"));
        assertThat(row("sales@shop.example")).hasCount(0);
    }

    @Test
    void whatCannotBeReadIsToldOnTheListInWordsThatHelp() {
        mail.opens("info@shop.example", "info", SECRET);
        located("info@shop.example", "info");
        admin.fill("Password or refresh token", "wrong").click("Save");
        admin.page().waitForURL(Pattern.compile(".*/settings/accounts$"));
        Eventually.succeeds(() -> {
            admin.page().reload();
            assertThat(row("info@shop.example")).containsText("Cannot be read", SOON);
        });
        assertThat(row("info@shop.example")).containsText("refused the sign-in");
        assertThat(row("info@shop.example")).containsText("Tried again");
        admin.isAccessible();
    }

    @Test
    void theMailServerOfTheSettingsIsShownWithoutItsPassword() {
        admin.go("/settings/mail").sees("localhost:1").sees("Encrypted, or nothing is sent");
        assertThat(admin.page().content()).contains("post").doesNotContain("s3cret");
        admin.fill("Send a test to", "rita@shop.example").click("Send a test").sees("Nothing answers at localhost:1");
    }

    private Page located() {
        return located("sales@shop.example", "sales");
    }

    private Page located(String address, String user) {
        Page page = admin.go("/settings/account").page();
        admin.fill("E-mail address", address).click("Find the servers").sees("the servers are guessed");
        page.getByLabel("Safety when reading").selectOption("NONE");
        page.getByLabel("Safety when sending").selectOption("NONE");
        admin.fill("IMAP server", "127.0.0.1").fill("IMAP port", Integer.toString(mail.imapPort())).fill("IMAP user", user);
        admin.fill("SMTP server", "127.0.0.1").fill("SMTP port", Integer.toString(mail.smtpPort())).fill("SMTP user", user);
        return page;
    }

    private Locator step(String name) {
        return admin.page().locator(".step").filter(new Locator.FilterOptions().setHasText(name)).first();
    }

    private Locator row(String name) {
        return admin.page().locator(".thing").filter(new Locator.FilterOptions().setHasText(name));
    }
}
