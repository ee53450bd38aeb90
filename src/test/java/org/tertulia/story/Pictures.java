package org.tertulia.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import org.tertulia.testing.Browsers;
import org.tertulia.testing.Tertulia;

/** Takes the pictures of the README from the demonstration, so that they can be taken again: {@code bin/pictures}. */
public final class Pictures {

    private static final Path FOLDER = Path.of("docs", "pictures");

    private Pictures() {
    }

    public static void main(String[] arguments) {
        try (Tertulia server = Tertulia.with(Map.of("TERTULIA_DEMO", "true")).start()) {
            inbox(server, ColorScheme.LIGHT, "inbox.png");
            inbox(server, ColorScheme.DARK, "inbox-dark.png");
            widget(server, 1200, 800, "widget.png");
            widget(server, 390, 844, "phone.png");
        }
        System.exit(0);  // the browser's threads would keep the JVM
    }

    private static void inbox(Tertulia server, ColorScheme colours, String name) {
        try (BrowserContext browser = context(1360, 850, colours)) {
            AgentTab agent = AgentTab.signsIn(server, browser, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).lists("all");
            agent.opens("With the tray it is 39 cm");
            agent.seesInThePanel("oliver.grant@example.com");
            take(agent.page(), name);
        }
    }

    private static void widget(Tertulia server, int width, int height, String name) {
        try (BrowserContext browser = context(width, height, ColorScheme.LIGHT)) {
            VisitorTab visitor = VisitorTab.comesTo(browser, server.url("/demo").toString()).opensTheChat();
            visitor.writes("Hi! Is the Sidamo washed or natural?");
            take(visitor.page(), name);
        }
    }

    private static BrowserContext context(int width, int height, ColorScheme colours) {
        return Browsers.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours).setLocale("en-GB"));
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
    }
}
