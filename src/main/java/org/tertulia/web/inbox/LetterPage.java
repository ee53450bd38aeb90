package org.tertulia.web.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tertulia.intake.LetterShelf;
import org.tertulia.mail.reading.SafeHtml;

/**
 * A letter's HTML as a page of its own for a frame. It was made safe; should something have been overlooked, the frame and the headers
 * still let nothing run, ask or load. The frame may be of our origin, so that its own pictures come with the agent's session and the page
 * around it knows how high it is; that gives it nothing, for it has no scripts.
 */
@ApplicationScoped
class LetterPage {

    private static final String POLICY = "default-src 'none'; img-src 'self' data:%s; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    /** Letters are made for a white ground; whatever the page around has, theirs is white. */
    private static final String BEFORE = """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="only light">
            <title>-</title>
            <style>
            html { background: #fff; color: #1b1d22; color-scheme: only light; }
            body { margin: 0; padding: 12px; font: 15px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
            img { max-width: 100%; height: auto; }
            img[data-remote-src] { min-width: 16px; min-height: 16px; outline: 1px dashed #918c81; }
            blockquote { margin: 8px 0 8px 4px; padding-left: 10px; border-left: 2px solid #cdc8bd; }
            pre { white-space: pre-wrap; }
            </style>
            </head>
            <body>
            """;

    @Inject
    LetterShelf shelf;

    /** @return false where the letter has no HTML; nothing is written then */
    boolean write(long letter, boolean remote, HttpServletResponse response) throws IOException {
        Optional<SafeHtml> html = shelf.asSent(letter, "/inbox/letters/" + letter + "/").map(safe -> remote ? safe.withRemotePictures() : safe);
        if (html.isEmpty()) {
            return false;
        }
        response.setHeader("Content-Security-Policy", POLICY.formatted(remote ? " https: http:" : ""));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setContentType("text/html; charset=UTF-8");
        response.getOutputStream().write((BEFORE + html.get().html() + "\n</body>\n</html>\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
