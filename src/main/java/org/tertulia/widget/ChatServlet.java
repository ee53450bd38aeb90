package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Texts;
import org.tertulia.security.ClientAddress;
import org.tertulia.security.Limit;

/**
 * The chat's own page, which the launcher shows in a frame and which works alone too, and the socket's protocol over HTTP
 * where sockets are blocked. What is fixed beside it ({@code frame.js}) is left to the server.
 */
@WebServlet("/chat/*")
public class ChatServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(ChatServlet.class.getName());
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_-]{8,40})(/poll)?");
    private static final int LARGEST_POLL = 256 * 1024;

    private String version;
    @Inject
    transient Desk desk;
    @Inject
    transient Inboxes inboxes;

    @Override
    public void init() throws ServletException {
        CRC32 sum = new CRC32();
        for (String file : List.of("/chat/frame.js", "/chat/frame.css")) {
            try (InputStream in = getServletContext().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ServletException(file + " is missing: the widget was not built.");
                }
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new ServletException(file + " cannot be read.", e);
            }
        }
        version = Long.toHexString(sum.getValue());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Matcher path = path(request);
        if (path == null || path.group(2) != null) {
            file(request, response);
            return;
        }
        Optional<Channel> channel = inboxes.channel(path.group(1));
        if (channel.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        page(channel.get(), request, response);
    }

    /** The script and the stylesheet: under their version a browser keeps them for good, since an upgrade has another. */
    private void file(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        boolean named = version.equals(request.getParameter("v"));
        response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setCharacterEncoding("UTF-8");
        getServletContext().getNamedDispatcher("default").forward(new FixedFile(request), response);
    }

    private void page(Channel channel, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wish = request.getParameter("locale");
        String language = Texts.language(wish == null ? request.getLocale().toLanguageTag() : wish);
        String name = inboxes.get(channel.inboxId()).name();
        // a rehearsal of a chatflow: a page of ours plays the server, and the frame may talk to nobody else
        boolean rehearsal = request.getParameter("rehearsal") != null;
        JsonObjectBuilder config = Frames.object().add("channel", rehearsal ? "rehearsal" : channel.key()).add("name", name).add("rehearsal", rehearsal);
        String continued = request.getParameter("continued");
        if (continued != null && continued.matches("\\d{1,18}")) {
            config.add("continued", continued);
        }
        String html = Page.of("frame.html").fill(Map.of("LOCALE", language, "TITLE", Page.escaped(name), "VERSION", version,
                "TEXTS", Page.json(texts(language)), "CONFIG", Page.json(config.build())));
        response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                + "base-uri 'none'; form-action 'none'; " + (rehearsal ? "connect-src 'none'; frame-ancestors 'self'"
                : "connect-src 'self' " + socketOrigin(request) + "; frame-ancestors " + ancestors(channel)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        Page.send(response, html);
    }

    private static String ancestors(Channel channel) {
        return channel.allowedDomains().isEmpty() ? "*"
                : "'self' " + channel.allowedDomains().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** {@code 'self'} does not cover the socket in every browser. */
    private static String socketOrigin(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null || !host.matches("[A-Za-z0-9.:\\[\\]-]+") ? "" : "ws://" + host + " wss://" + host;
    }

    private static JsonObject texts(String language) {
        var texts = Json.createObjectBuilder();
        Texts.below(language, "widget.").forEach(texts::add);
        return texts.build();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = path(request);
        if (path == null || path.group(2) == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String address = ClientAddress.of(request);
        boolean local = ClientAddress.isThisMachine(address);
        Poll poll = new Poll(desk, new Origin(request.getHeader("Origin"), request.getHeader("Host")), local ? null : address,
                e -> LOG.log(Level.WARNING, "A frame of a visitor could not be served.", e));
        byte[] body = request.getInputStream().readNBytes(LARGEST_POLL + 1);
        if (!local && !desk.limits.allow(Limit.POLL, address)) {
            poll.refuse("flood", "Too many requests from your address. Please wait a minute.");
            response.setStatus(429);
        } else if (body.length > LARGEST_POLL) {
            poll.refuse("too-long", "That is too much at once.");
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            response.setStatus(poll.hear(new String(body, StandardCharsets.UTF_8)) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST);
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(poll.answer());
    }

    private static Matcher path(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.matches() ? path : null;
    }

    /** The request as one for the file itself: of this servlet's path and the rest of it, not every server puts the two together. */
    private static final class FixedFile extends HttpServletRequestWrapper {

        FixedFile(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return super.getPathInfo() == null ? super.getServletPath() : super.getServletPath() + super.getPathInfo();
        }

        @Override
        public String getPathInfo() {
            return null;
        }
    }
}
