package org.tertulia.widget;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tertulia.inbox.Channel;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;

/** A page such as a customer's, with the snippet in it: to try the widget at once, and to preview a chatflow. */
@WebServlet("/demo")
public class DemoServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient Inboxes inboxes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wish = request.getParameter("channel");
        List<String> keys = inboxes.all().stream().map(Inbox::id).sorted().flatMap(id -> inboxes.channels(id).stream()).map(Channel::key).toList();
        String key = wish != null && keys.contains(wish) ? wish : keys.isEmpty() ? "" : keys.get(0);
        response.setHeader("Cache-Control", "no-cache");
        Page.send(response, Page.of("demo.html").fill(Map.of("CHANNEL", key)));
    }
}
