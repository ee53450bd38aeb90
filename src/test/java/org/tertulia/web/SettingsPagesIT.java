package org.tertulia.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** The administrators' pages, as an administrator uses them. On a server of its own, since settings are everybody's. */
class SettingsPagesIT {

    private static Tertulia server;
    private SettingsTab admin;

    @BeforeAll
    static void start() {
        server = Tertulia.with(Map.of()).start();
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
    }

    @Test
    void aFaultIsShownWhereItIs() {
        admin.go("/chatflows").link("New chatflow").click("Save");
        admin.isTold("Name", "Fill in this field.");
        assertThat(admin.page().locator("#flow\\:name")).isFocused();
    }

    @Test
    @Tag("core")
    void aChatflowKeepsWhatWasTyped() {
        Page page = newChatflow("Shop");
        admin.tab("Build");
        page.getByLabel("Ask visitors for their e-mail address").selectOption("UNANSWERED");
        admin.fill("How long to wait", "2");
        page.getByLabel("Unit").selectOption("HOURS");
        admin.click("Save").isTold("How long to wait", "too small or too large");
        page.getByLabel("Unit").selectOption("MINUTES");
        assertThat(page.getByLabel("Ask visitors for their e-mail address").locator("option:checked")).hasText("If no team member answers within 2 minutes");
        admin.fill("Welcome message", "Hi there").click("Add language");
        page.locator("[data-add-language=pt]").click();
        admin.fill("Welcome message", "Olá!").tab("Target").click("Add rule");
        page.getByLabel("Address or part of it").fill("/shop");
        assertThat(page.locator("#flow\\:where")).containsText("Where the address contains “/shop”");
        admin.fill("Try an address", "https://x.example/shop/tea").click("Try").sees("let the chatflow appear there");
        admin.fill("Try an address", "https://x.example/about").click("Try").sees("keep the chatflow away");
        admin.click("Save").isTold("Saved.");
        assertThat(page.locator(".unsaved")).isEmpty();

        page.reload();
        assertThat(page).hasTitle(Pattern.compile("^Shop"));
        admin.tab("Build");
        assertThat(admin.field("How long to wait")).hasValue("2");
        assertThat(admin.field("Welcome message")).hasValue("Hi there");
        admin.tab("Português");
        assertThat(admin.field("Welcome message")).hasValue("Olá!");
        admin.tab("Target");
        assertThat(page.getByLabel("Address or part of it").locator("visible=true")).hasValue("/shop");

        admin.go("/chatflows").sees("Where the address contains “/shop”").sees("if nobody answers within 2 minutes");
        row("Shop").getByRole(AriaRole.SWITCH).check();
        admin.isTold("Published.");
        page.reload();
        assertThat(row("Shop").getByRole(AriaRole.SWITCH)).isChecked();
    }

    @Test
    void whatIsNotSavedIsNotLostSilently() {
        Page page = newChatflow("Guarded");
        admin.click("Save").isTold("Saved.");
        admin.tab("Build").fill("Welcome message", "Half a thought");
        admin.sees("Unsaved changes");
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All chatflows")).click();
        Eventually.succeeds(() -> assertThat(asked).containsExactly("beforeunload"));
        assertThat(admin.field("Welcome message")).hasValue("Half a thought");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        Page page = newChatflow("Contested");
        admin.click("Save").isTold("Saved.");
        String path = page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("#.*", "");
        SettingsTab other = admin.another().go(path);
        other.fill("Welcome message", "From the other").click("Save").isTold("Saved.");

        admin.tab("Build").fill("Welcome message", "From this one").click("Save").sees("Somebody else has saved this chatflow");
        assertThat(admin.field("Welcome message")).hasValue("From this one");
        admin.click("Keep mine").isTold("Saved.");
        other.go(path);
        assertThat(other.field("Welcome message")).hasValue("From this one");

        other.fill("Welcome message", "Once more").click("Save").isTold("Saved.");
        admin.fill("Welcome message", "Never mind").click("Save").link("Discard mine, load theirs");
        assertThat(admin.field("Welcome message")).hasValue("Once more");
    }

    @Test
    void theRehearsalIsTheRealChatAndReachesNobody() {
        List<String> asked = new ArrayList<>();
        admin.page().onRequest(request -> asked.add(request.url()));
        admin.page().onWebSocket(socket -> asked.add(socket.url()));
        Page page = newChatflow("Rehearsed");
        admin.tab("Build");
        page.getByLabel("Ask visitors for their e-mail address").selectOption("IMMEDIATELY");
        admin.fill("E-mail capture message", "Where can we write to you?");
        FrameLocator chat = page.frameLocator("#rehearsal");
        assertThat(chat.locator("#messages")).containsText("Where can we write to you?");
        chat.locator("#email").fill("ana@example.com");
        chat.locator(".ask button[type=submit]").click();
        assertThat(chat.locator(".result.given")).containsText("ana@example.com");
        chat.locator("#text").fill("Is this for real?");
        chat.locator("#text").press("Enter");
        assertThat(chat.locator("#messages")).containsText("Is this for real?");

        admin.fill("Away message", "Back on Monday");
        assertThat(chat.locator("#messages")).containsText("Back on Monday");
        assertThat(asked).noneMatch(url -> url.contains("/poll") || url.contains("/ws/chat"));
        assertThat(Rest.asAdministrator(server).get("/conversations?view=all").getJsonArray("items")).isEmpty();
    }

    @Test
    void chatflowsAreMovedAndDeleted() {
        newChatflow("First come");
        admin.click("Save").isTold("Saved.");
        newChatflow("Then this");
        admin.click("Save").isTold("Saved.").go("/chatflows");
        Locator names = admin.page().locator(".flow .thing-name");
        int last = names.count() - 1;
        assertThat(names.nth(last)).hasText("Then this");
        admin.click("Move “Then this” up").isTold("The order is saved.");
        assertThat(names.nth(last)).hasText("First come");
        admin.page().reload();
        assertThat(names.nth(last - 1)).hasText("Then this");

        admin.click("Delete “Then this”").click("Cancel");
        assertThat(row("Then this")).isVisible();
        admin.click("Delete “Then this”");
        assertThat(admin.page().getByRole(AriaRole.DIALOG)).containsText("Then this");
        admin.click("Delete").isTold("Deleted.");
        assertThat(row("Then this")).hasCount(0);
    }

    @Test
    void somebodyNewComesIn() {
        admin.go("/settings/people").link("Add a person").click("Add").isTold("Name", "Fill in this field.");
        admin.fill("Name", "Ana Sousa").fill("E-mail", "ana@shop.example").click("Add").isTold("Added.");
        String password = admin.page().locator("#once").innerText();
        assertThat(password).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");

        try (SettingsTab ana = SettingsTab.as(server, "ana@shop.example", password)) {
            assertThat(ana.page().locator(".rail a[href='/settings']")).hasCount(0);
            for (String closed : List.of("/settings/people", "/chatflows")) {
                ana.go(closed).sees("Not for you");
                assertThat(ana.page().request().get(server.url(closed).toString()).status()).isEqualTo(403);
            }
            ana.go("/profile");
            assertThat(ana.field("Name")).hasValue("Ana Sousa");
        }
        admin.go("/settings/people").link("Ana Sousa").click("Switch off");
        admin.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Switch off")).click();
        admin.isTold("Switched off");
        try (SettingsTab ana = SettingsTab.signedOut(server).signIn("ana@shop.example", password)) {
            ana.sees("The e-mail address or the password is not right.");
        }
        admin.go("/settings/person").fill("Name", "Another").fill("E-mail", "ANA@shop.example").click("Add").isTold("E-mail", "has this address already");
    }

    @Test
    void anInboxHasItsCode() {
        admin.go("/settings/inboxes").link("New inbox");
        admin.fill("Name", "Sales").fill("Allowed domains", "shop.example\nnot a domain!").click("Save").isTold("Allowed domains", "Write domains like");
        admin.fill("Allowed domains", "shop.example\n*.shop.example").fill("Sender of its letters", "nobody").click("Save").isTold("Sender of its letters", "not an e-mail address");
        admin.fill("Sender of its letters", "sales@shop.example");
        admin.page().locator("#inbox\\:members\\:0").check();
        admin.click("Save").isTold("Saved.");
        String key = admin.page().locator("#snippet").innerText().replaceFirst(".*data-channel=\"([^\"]+)\".*", "$1");
        assertThat(server.get("/chat/" + key).headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self' shop.example *.shop.example");
        assertThat(server.get("/demo?channel=" + key).body()).contains(key);
        admin.go("/settings/inboxes").sees("shop.example, *.shop.example").sees("1 member");
    }

    @Test
    @Tag("core")
    void forwardingIsSetInWordsAndUnits() {
        admin.go("/settings/forwarding");
        assertThat(admin.page().locator("#forwarding\\:unread")).isChecked();
        admin.page().locator("#forwarding\\:transcript").check();
        admin.fill("After the last unread reply", "2000000").click("Save").isTold("After the last unread reply", "too small or too large");
        admin.fill("After the last unread reply", "3").click("Save").isTold("Saved.");
        admin.page().reload();
        assertThat(admin.field("After the last unread reply")).hasValue("3");
        assertThat(Rest.asAdministrator(server).get("/settings").getJsonObject("forwarding").getString("mode")).isEqualTo("transcript");
    }

    @Test
    void aTestLetterIsKeptAndRead() {
        admin.go("/settings/letters").sees("No letters");
        admin.go("/settings/mail").sees("No mail server is set");
        admin.fill("Send a test to", "a@").click("Send a test").isTold("Send a test to", "not an e-mail address");
        admin.fill("Send a test to", "rita@shop.example").click("Send a test").sees("It was kept");
        admin.go("/settings/letters").link("rita@shop.example");
        assertThat(admin.page().frameLocator("article iframe").locator("body")).containsText("can send mail");
        admin.link("Text");
        assertThat(admin.page().locator("pre")).containsText("can send mail");
        admin.go("/settings/letters?id=../../secret").sees("Nothing here");
    }

    @Test
    void onesOwnProfileSpeaksOnesLanguage() {
        admin.go("/settings/person").fill("Name", "Eva").fill("E-mail", "eva@shop.example").fill("Password", "long enough for now").click("Add").isTold("Added.");
        try (SettingsTab eva = SettingsTab.as(server, "eva@shop.example", "long enough for now")) {
            eva.go("/profile");
            eva.page().locator("#own\\:away").check();
            eva.page().getByLabel("Language").locator("visible=true").first().selectOption("de");
            eva.click("Save").sees("Ihr Profil");
            assertThat(eva.page().locator("#own\\:away")).isChecked();
            eva.fill("Jetziges Passwort", "not this one").fill("Neues Passwort", "much longer still").click("Passwort ändern");
            eva.sees("Das ist nicht Ihr jetziges Passwort.");
            eva.fill("Jetziges Passwort", "long enough for now").page().locator("#password\\:fresh").fill("much longer still");
            eva.page().locator("#password\\:repeat").fill("much longer still");
            eva.click("Passwort ändern").isTold("Das Passwort ist geändert");
            eva.go("/profile").sees("Ihr Profil");
        }
        SettingsTab.as(server, "eva@shop.example", "much longer still").close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chatflows", "/chatflows/edit", "/chatflows/edit#target", "/chatflows/edit#display", "/settings/people", "/settings/person",
        "/settings/inboxes", "/settings/inbox", "/settings/forwarding", "/settings/mail", "/settings/letters", "/settings/work", "/profile"})
    void everyPageIsForEverybodyAndEveryScreen(String path) {
        admin.go(path).isAccessible();
        admin.fitsAPhone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chatflows/edit?id=1", "/chatflows/edit?id=x", "/settings/person?id=999999999999", "/settings/inbox?id=-1"})
    void whatIsNotThereIsNotFound(String path) {
        admin.go(path).sees("Nothing here");
        assertThat(admin.page().request().get(server.url(path).toString()).status()).isEqualTo(404);
    }

    private Page newChatflow(String name) {
        admin.go("/chatflows/edit#display").fill("Name", name);
        return admin.page();
    }

    private Locator row(String chatflow) {
        return admin.page().locator(".flow").filter(new Locator.FilterOptions().setHasText(chatflow));
    }
}
