package org.tertulia.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tertulia.security.CurrentAgent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;

/** {@code POST /me/availability}, {@code state=AVAILABLE|AWAY|INVISIBLE}: the agent's own switch in the menu of every page (row D15). */
@WebServlet("/me/availability")
public class OwnAvailability extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Agents agents;
    @Inject
    private transient CurrentAgent current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            agents.become(current.agent().id(), Availability.valueOf(String.valueOf(request.getParameter("state"))));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (IllegalArgumentException noSuchState) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
