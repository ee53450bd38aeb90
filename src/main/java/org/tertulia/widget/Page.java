package org.tertulia.widget;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page whose few gaps ({@code %TITLE%}) are filled in, each in one pass, with what was made safe before. */
final class Page {

    private static final Pattern GAP = Pattern.compile("%([A-Z]+)%");
    private static final Map<String, Page> PAGES = new ConcurrentHashMap<>();

    private final String html;

    private Page(String html) {
        this.html = html;
    }

    static Page of(String name) {
        return PAGES.computeIfAbsent(name, Page::read);
    }

    private static Page read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + name + " cannot be read.", e);
        }
    }

    String fill(Map<String, String> gaps) {
        return GAP.matcher(html).replaceAll(gap -> Matcher.quoteReplacement(gaps.getOrDefault(gap.group(1), gap.group())));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** JSON that may stand in a script element. */
    static String json(JsonObject object) {
        return object.toString().replace("<", "\\u003c");
    }

    static void send(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(html);
    }
}
