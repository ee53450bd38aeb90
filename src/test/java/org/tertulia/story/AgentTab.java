package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.tertulia.testing.Tertulia;

/** An agent at the inbox, in a browser of their own. */
class AgentTab {

    private final Page page;

    private AgentTab(Page page) {
        this.page = page;
    }

    static AgentTab signsIn(Tertulia server, BrowserContext browser, String email, String password) {
        return signsIn(server.url("/").toString(), browser, email, password);
    }

    /** @param address of a node, or of what stands before several */
    static AgentTab signsIn(String address, BrowserContext browser, String email, String password) {
        Page page = browser.newPage();
        page.navigate(address);
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.locator("#inbox")).isVisible();
        return new AgentTab(page);
    }

    AgentTab lists(String view) {
        page.locator("nav.tabs a[data-list='" + view + "']").click();
        assertThat(page.locator("nav.tabs a[data-list='" + view + "']")).hasAttribute("aria-current", "true");
        return this;
    }

    /** The line of the list whose preview has this text. */
    Locator row(String preview) {
        return page.locator("a.row").filter(new Locator.FilterOptions().setHasText(preview));
    }

    AgentTab opens(String preview) {
        row(preview).click();
        assertThat(page.locator("#log")).containsText(preview);
        return this;
    }

    AgentTab replies(String text) {
        return sends("reply", text);
    }

    AgentTab comments(String text) {
        sends("comment", text);
        page.locator(".composer-modes button[data-mode='reply']").click();
        return this;
    }

    /** Returns when the server has it: the line stands in the thread before that, and the server's time is when it comes. */
    private AgentTab sends(String mode, String text) {
        page.locator(".composer-modes button[data-mode='" + mode + "']").click();
        page.locator("#composer textarea").fill(text);
        page.locator("#composer button[type='submit']").click();
        assertThat(page.locator("#log li.message:not(.sending):not(.unsent)", new Page.LocatorOptions().setHasText(text))).isVisible();
        return this;
    }

    /** The entry of the thread with this text. */
    Locator message(String text) {
        return page.locator("#log li.message").filter(new Locator.FilterOptions().setHasText(text));
    }

    void sees(String text) {
        assertThat(page.locator("#log")).containsText(text);
    }

    void seesInThePanel(String text) {
        assertThat(page.locator("aside.panel")).containsText(text);
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    AgentTab associates(String email) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Associate visitor")).first().click();
        dialog().getByLabel("The visitor's e-mail").fill(email);
        clicks("Continue");
        return this;
    }

    void clicks(String button) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
    }

    Page page() {
        return page;
    }
}
