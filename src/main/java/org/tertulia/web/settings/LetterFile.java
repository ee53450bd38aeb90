package org.tertulia.web.settings;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;

/** A letter as it came, to be opened in a mail program. The parameter {@code id} says which. */
@WebServlet("/settings/letter-file")
public class LetterFile extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient Arrivals arrivals;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        Optional<IncomingLetter> letter = id == null || !id.matches("\\d{1,18}") ? Optional.empty() : arrivals.find(Long.parseLong(id));
        if (letter.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("message/rfc822");
        response.setHeader("Content-Disposition", "attachment; filename=\"letter-" + letter.get().id() + ".eml\"");
        response.getOutputStream().write(arrivals.raw(letter.get().id()));
    }
}
