package org.tertulia.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;

/** A visitor at a page with the widget, who sees what is on the screen and clicks what can be clicked. */
class VisitorTab {

    private final Page page;

    private VisitorTab(Page page) {
        this.page = page;
    }

    /** Comes to the demonstration page in a browser. */
    static VisitorTab comesTo(BrowserContext browser, String url) {
        Page page = browser.newPage();
        page.navigate(url);
        return new VisitorTab(page);
    }

    VisitorTab opensTheChat() {
        chat();
        page.waitForCondition(() -> status("available"));
        page.mouse().click(page.viewportSize().width - 48, page.viewportSize().height - 48);
        page.waitForCondition(() -> status("open"));
        assertThat(chat().locator("#text")).isVisible();
        return this;
    }

    private boolean status(String what) {
        return Boolean.TRUE.equals(page.evaluate("async what => typeof Tertulia === 'function' && (await Tertulia('status'))[what]", what));
    }

    /** Returns when the server has it: the line stands in the thread before that. */
    VisitorTab writes(String text) {
        chat().locator("#text").fill(text);
        chat().locator("#text").press("Enter");
        assertThat(log().locator("li.own:not(.waiting):not(.failed)", new Locator.LocatorOptions().setHasText(text)).last()).isVisible();
        return this;
    }

    void sees(String text) {
        assertThat(log()).containsText(text);
    }

    void doesNotSee(String text) {
        assertThat(log()).not().containsText(text);
    }

    void seesNoQuestionForAnAddress() {
        assertThat(chat().locator("form.ask")).hasCount(0);
    }

    void isAskedForAnAddress(String message) {
        assertThat(log()).containsText(message);
        assertThat(address()).isVisible();
        assertThat(chat().locator("form.ask")).hasCount(1);
    }

    VisitorTab typesTheAddress(String email) {
        address().fill(email);
        chat().getByRole(AriaRole.BUTTON, new Frame.GetByRoleOptions().setName("Send e-mail address")).click();
        return this;
    }

    void isToldThatTheAddressIsWrong() {
        assertThat(chat().locator("#email-error")).isVisible();
        assertThat(chat().locator("#email-error")).not().isEmpty();
        assertThat(address()).isVisible();
    }

    void isThankedFor(String email) {
        assertThat(log()).containsText(email);
        assertThat(address()).isHidden();
    }

    void seesTheStatus(String text) {
        assertThat(chat().locator("#status")).containsText(text);
    }

    Page page() {
        return page;
    }

    void leaves() {
        page.close();
    }

    /** The frame of the chat: it stands in a closed shadow root, where no selector reaches. */
    Frame chat() {
        page.waitForCondition(() -> find().isPresent());
        return find().orElseThrow();
    }

    private Optional<Frame> find() {
        return page.frames().stream().filter(frame -> frame.url().contains("/chat/")).findFirst();
    }

    private Locator log() {
        return chat().locator("#log");
    }

    private Locator address() {
        return chat().getByLabel("Your e-mail address");
    }
}
