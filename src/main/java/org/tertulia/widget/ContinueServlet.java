package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.tertulia.forwarding.Continued;
import org.tertulia.forwarding.Continuing;
import org.tertulia.security.ClientAddress;
import org.tertulia.security.Limit;
import org.tertulia.security.RateLimits;

/**
 * The letter's link (row C2). Opening it shows a page and uses up nothing, since mail scanners open links too; the page's own request uses
 * it, gives this browser a token of its own and leads to the chat. A link that is used, too old, forged or nobody's any more looks the same.
 */
@WebServlet("/continue/*")
public class ContinueServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    @Inject
    transient Continuing continuing;
    @Inject
    transient RateLimits limits;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        Optional<Continued> already = continuing.already(token, conversation -> cookie(request, conversation));
        if (already.isPresent()) {
            lead(already.get(), response);
        } else if (continuing.fresh(token)) {
            new LetterPage(request).heading("continue.title").words("continue.text").button("continue.go", "does", "go").script("continue.js").send(response);
        } else {
            stale(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = ClientAddress.of(request);
        if (!own(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            new LetterPage(request).heading("continue.elsewhere").words("continue.elsewhere.text").send(response);
        } else if (!ClientAddress.isThisMachine(address) && !limits.allow(Limit.LETTER_PAGE, address)) {
            response.setStatus(429);
            new LetterPage(request).heading("continue.slower").words("continue.slower.text").send(response);
        } else if ("fresh".equals(request.getParameter("does"))) {
            continuing.mailAnother(token(request));
            new LetterPage(request).heading("continue.mailed").words("continue.mailed.text").send(response);
        } else {
            use(request, response);
        }
    }

    private void use(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Continued> continued = continuing.use(token(request));
        if (continued.isEmpty()) {
            stale(request, response);
            return;
        }
        // the chat's script reads it, as it reads the one of a customer's page
        response.addHeader("Set-Cookie", name(continued.get().conversation()) + '=' + continued.get().token() + "; Path=/; Max-Age=" + YEAR
                + "; SameSite=Lax" + (request.isSecure() ? "; Secure" : ""));
        lead(continued.get(), response);
    }

    private static void lead(Continued continued, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", "/chat/" + continued.channel() + "?continued=" + continued.conversation());
    }

    private static void stale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_GONE);
        new LetterPage(request).heading("continue.stale").words("continue.stale.text").button("continue.fresh", "does", "fresh").send(response);
    }

    /** Only a page of ours may use a link: another site's would lead its readers into somebody else's conversation. */
    private static boolean own(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        try {
            return origin == null || String.valueOf(URI.create(origin).getAuthority()).equals(request.getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static String token(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    }

    private static String cookie(HttpServletRequest request, long conversation) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of).filter(cookie -> cookie.getName().equals(name(conversation)))
                .map(Cookie::getValue).findFirst().orElse(null);
    }

    /** A name for each conversation: what else this browser is a visitor of here stays as it is. */
    private static String name(long conversation) {
        return "tertulia_visitor_" + conversation;
    }
}
