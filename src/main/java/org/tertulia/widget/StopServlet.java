package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tertulia.forwarding.StopLink;
import org.tertulia.forwarding.StoppedAddress;
import org.tertulia.forwarding.StoppedAddresses;
import org.tertulia.platform.EmailAddress;

/**
 * Where a person asks for no more letters. A mail program's button posts here and gets no page (RFC 8058); the link in the letter opens
 * a page that asks first, so that a scanner that fetches links stops nothing. The signed link is the only key: no cookie, no session.
 */
@WebServlet("/stop/*")
public class StopServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient StopLink links;
    @Inject
    transient StoppedAddresses stopped;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<EmailAddress> address = address(request);
        if (address.isEmpty()) {
            unknown(request, response);
        } else if (stopped.find(address.get()).isPresent()) {
            done(address.get(), request, response);
        } else {
            ask(address.get(), request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<EmailAddress> address = address(request);
        String does = request.getParameter("does");
        if (address.isEmpty()) {
            unknown(request, response);
        } else if ("undo".equals(does)) {
            stopped.lift(address.get());
            page(request).heading("stop.undone").words("stop.undone.text", address.get().value()).send(response);
        } else if ("stop".equals(does)) {
            stopped.stop(address.get(), StoppedAddress.How.PAGE);
            done(address.get(), request, response);
        } else {
            stopped.stop(address.get(), StoppedAddress.How.ONE_CLICK);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static void ask(EmailAddress address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request).heading("stop.title").words("stop.text", address.value()).button("stop.yes", "does", "stop").send(response);
    }

    private static void done(EmailAddress address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request).heading("stop.done").words("stop.done.text", address.value()).quietButton("stop.undo", "does", "undo").send(response);
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        page(request).heading("stop.unknown").words("stop.unknown.text").send(response);
    }

    private static LetterPage page(HttpServletRequest request) {
        return new LetterPage(request);
    }

    private Optional<EmailAddress> address(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() > 500 ? Optional.empty() : links.address(path.substring(1));
    }
}
