package org.tertulia.widget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.tertulia.platform.Texts;

/**
 * A small page that a link in a letter opens: a heading, some words, perhaps a button. In the letter's language, which the link says;
 * else in the browser's. It loads one stylesheet of ours and nothing from anywhere else, and no other site can show it in a frame.
 */
final class LetterPage {

    private final String language;
    private final String path;
    private final StringBuilder body = new StringBuilder();
    private String title = "";
    private String script = "";

    LetterPage(HttpServletRequest request) {
        String wish = request.getParameter("locale");
        language = Texts.language(wish == null ? request.getLocale().toLanguageTag() : wish);
        path = request.getRequestURI() + "?locale=" + language;
    }

    LetterPage heading(String key, Object... values) {
        title = Texts.get(language, key, values);
        body.append("<h1>").append(Page.escaped(title)).append("</h1>\n");
        return this;
    }

    LetterPage words(String key, Object... values) {
        body.append("<p>").append(Page.escaped(Texts.get(language, key, values))).append("</p>\n");
        return this;
    }

    /** A button that posts to the page's own address. */
    LetterPage button(String key, String name, String value) {
        return button(key, name, value, "main", path);
    }

    LetterPage quietButton(String key, String name, String value) {
        return button(key, name, value, "quiet", path);
    }

    private LetterPage button(String key, String name, String value, String look, String action) {
        body.append("<form method=\"post\" action=\"").append(Page.escaped(action)).append("\"><button class=\"").append(look).append("\" name=\"").append(name)
                .append("\" value=\"").append(value).append("\">").append(Page.escaped(Texts.get(language, key))).append("</button></form>\n");
        return this;
    }

    /** A script of ours that runs once the page stands. @param file below {@code /chat} */
    LetterPage script(String file) {
        script = "<script src=\"/chat/" + file + "\" defer></script>";
        return this;
    }

    void send(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // the address is a secret of the person; their browser's word of where a form comes from stays whole
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
        Page.send(response, Page.of("letter.html").fill(Map.of("LOCALE", language, "TITLE", Page.escaped(title), "SCRIPT", script, "BODY", body.toString())));
    }
}
