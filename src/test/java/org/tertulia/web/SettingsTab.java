package org.tertulia.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Tertulia;

/** Somebody of the team at the administrators' pages, in a browser of their own that asks for English. */
final class SettingsTab implements AutoCloseable {

    private static final Map<URI, String> SIGNED_IN = new ConcurrentHashMap<>();

    private final Tertulia server;
    private final BrowserContext browser;
    private final Page page;

    private SettingsTab(Tertulia server, BrowserContext browser) {
        this.server = server;
        this.browser = browser;
        this.page = browser.newPage();
    }

    static SettingsTab signedOut(Tertulia server) {
        return in(server, new Browser.NewContextOptions());
    }

    /** The administrator signs in once to each server; later browsers begin with what the first one then held. Nobody signs this one out. */
    static SettingsTab administrator(Tertulia server) {
        String held = SIGNED_IN.get(server.url("/"));
        if (held != null) {
            return in(server, new Browser.NewContextOptions().setStorageState(held));
        }
        SettingsTab tab = as(server, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        SIGNED_IN.put(server.url("/"), tab.browser.storageState());
        return tab;
    }

    private static SettingsTab in(Tertulia server, Browser.NewContextOptions options) {
        return new SettingsTab(server, Browsers.browser().newContext(options.setLocale("en-GB").setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1360, 850)));
    }

    static SettingsTab as(Tertulia server, String email, String password) {
        SettingsTab tab = signedOut(server).signIn(email, password);
        assertThat(tab.page.locator("nav.rail")).isVisible();
        return tab;
    }

    SettingsTab signIn(String email, String password) {
        go("/sign-in");
        fill("E-mail", email).fill("Password", password).click("Sign in");
        return this;
    }

    /** Another page of the same browser. */
    SettingsTab another() {
        return new SettingsTab(server, browser);
    }

    SettingsTab go(String path) {
        page.navigate(server.url(path).toString());
        return this;
    }

    SettingsTab fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** The visible field with exactly this label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).locator("visible=true").first();
    }

    SettingsTab click(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
        return this;
    }

    SettingsTab tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
        return this;
    }

    SettingsTab link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
        return this;
    }

    SettingsTab sees(String text) {
        assertThat(page.locator("body")).containsText(text);
        return this;
    }

    /** The short word after something went well; it goes away when it is closed, so that the next one is another. */
    SettingsTab isTold(String text) {
        Locator toast = page.locator(".ui-growl-item-container").filter(new Locator.FilterOptions().setHasText(text)).first();
        assertThat(toast).isVisible();
        page.locator(".ui-growl-icon-close").first().evaluate("close => close.click()");
        assertThat(page.locator(".ui-growl-item-container")).hasCount(0);
        return this;
    }

    /** The sentence at a field that is wrong, which is announced with it. */
    SettingsTab isTold(String field, String fault) {
        Locator input = field(field);
        assertThat(input).hasAttribute("aria-invalid", "true");
        assertThat(input.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' field ')][1]").locator(".ui-message-error")).containsText(fault);
        return this;
    }

    Page page() {
        return page;
    }

    /** Whether axe finds nothing, in light and in dark. */
    void isAccessible() {
        for (String theme : List.of("light", "dark")) {
            browser.addCookies(List.of(new Cookie("tertulia_theme", theme).setUrl(server.url("/").toString())));
            page.reload();
            page.waitForLoadState();
            // a letter is shown in a frame without rights, which axe cannot enter
            var found = new AxeBuilder(page).exclude(List.of("iframe[sandbox]")).analyze().getViolations();
            Assertions.assertThat(found).as(page.url() + " in " + theme).isEmpty();
        }
    }

    /** Whether nothing sticks out to the side on a phone, and the settings' strip shows where one is. */
    void fitsAPhone() {
        page.setViewportSize(360, 740);
        page.reload();
        Assertions.assertThat(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")).as(page.url()).isEqualTo(true);
        Object wide = page.evaluate("""
                [...document.querySelectorAll('.sheet, .sheet-body, .editor, .settings-main')].filter(each => each.scrollWidth > each.clientWidth + 1)
                    .map(each => each.className)""");
        Assertions.assertThat(wide).as(page.url()).isEqualTo(List.of());
        for (Locator here : page.locator(".side-nav [aria-current]").all()) {
            assertThat(here).isInViewport();
        }
        page.setViewportSize(1360, 850);
    }

    @Override
    public void close() {
        browser.close();
    }
}
