package org.tertulia.web.inbox;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.conversation.Conversations;
import org.tertulia.intake.Enclosures;
import org.tertulia.intake.LetterShelf;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.reading.Piece;
import org.tertulia.platform.FileAnswer;
import org.tertulia.platform.Refusal;
import org.tertulia.security.CurrentAgent;

/**
 * The letters of a thread, for those who see its conversation; all others are told that there is none.
 *
 * <ul>
 * <li>{@code /inbox/letters?ids=1100,1101}: what is told about them, as JSON; those that are not there are left out
 * <li>{@code /inbox/letters/1100/folded}: the quote and the signature
 * <li>{@code /inbox/letters/1100/as-sent}: its HTML as a page for a frame; {@code ?remote=1} with its remote pictures
 * <li>{@code /inbox/letters/1100/raw}, {@code /inbox/letters/1100/0}: the letter as it came, its first file ({@code ?shown=1}: to be shown)
 * </ul>
 */
@WebServlet("/inbox/letters/*")
public class LetterServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int MOST = 20;
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})/(folded|as-sent|raw|[0-9]{1,6})");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    @Inject
    private transient CurrentAgent current;
    @Inject
    private transient Conversations conversations;
    @Inject
    private transient Arrivals arrivals;
    @Inject
    private transient LetterShelf shelf;
    @Inject
    private transient LetterPage page;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (request.getPathInfo() == null || request.getPathInfo().equals("/")) {
            facts(request, response);
            return;
        }
        Matcher path = PATH.matcher(request.getPathInfo());
        Optional<IncomingLetter> letter = path.matches() ? seen(path.group(1)) : Optional.empty();
        if (letter.isEmpty() || !answer(letter.get().id(), path.group(2), request, response)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void facts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getParameter("ids") == null ? "" : request.getParameter("ids");
        JsonArrayBuilder letters = LetterFrames.list();
        for (String id : asked.split(",", MOST + 1)) {
            seen(id).ifPresent(letter -> letters.add(LetterFrames.letter(letter.id(), shelf.open(letter.id()))));
        }
        write(response, "application/json", letters.build().toString());
    }

    private boolean answer(long letter, String what, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (what) {
            case "folded" -> write(response, "text/plain", shelf.folded(letter));
            case "as-sent" -> {
                return page.write(letter, request.getParameter("remote") != null, response);
            }
            case "raw" -> send(FileAnswer.download("letter-" + letter + ".eml", new byte[0]), arrivals.raw(letter), response);
            default -> {
                return file(letter, Integer.parseInt(what), request.getParameter("shown") != null, response);
            }
        }
        return true;
    }

    private boolean file(long letter, int place, boolean shown, HttpServletResponse response) throws IOException {
        Optional<Piece> piece = shelf.file(letter, place);
        if (piece.isEmpty()) {
            return false;
        }
        byte[] content = piece.get().content();
        String name = Enclosures.fileName(piece.get(), place);
        response.setHeader("Cache-Control", "private, max-age=3600");  // pictures are drawn more than once
        send(shown ? FileAnswer.shown(name, content) : FileAnswer.download(name, content), content, response);
        return true;
    }

    private static void send(FileAnswer answer, byte[] content, HttpServletResponse response) throws IOException {
        answer.headers().forEach(response::setHeader);
        response.setContentType(answer.type());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type + "; charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Only what is an entry of a conversation that the agent sees: what was kept out may be anybody's. */
    private Optional<IncomingLetter> seen(String id) {
        try {
            return Optional.of(id).filter(text -> ID.matcher(text).matches()).map(Long::valueOf).flatMap(arrivals::find)
                    .filter(letter -> letter.conversationId() != null && letter.seq() != null)
                    .filter(letter -> conversations.seenBy(current.agent(), letter.conversationId()) != null);
        } catch (Refusal missing) {
            return Optional.empty();
        }
    }
}
