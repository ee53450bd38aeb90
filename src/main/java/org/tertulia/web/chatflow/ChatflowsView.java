package org.tertulia.web.chatflow;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.web.Feedback;
import org.tertulia.web.Language;

/** The list of chatflows, in the order in which they are asked. What is to be done to which comes as request parameters. */
@Named
@RequestScoped
public class ChatflowsView {

    @Inject
    Chatflows chatflows;
    @Inject
    Inboxes inboxes;
    @Inject
    Language language;
    @Inject
    Feedback feedback;

    private List<Row> rows;

    /** A chatflow of the list. */
    public record Row(Chatflow flow, String inbox, String where, String asks) {
    }

    public List<Row> getRows() {
        if (rows == null) {
            Map<Long, String> names = inboxes.all().stream().collect(Collectors.toMap(Inbox::id, Inbox::name));
            InWords words = new InWords(language.getTag());
            rows = chatflows.all().stream().map(flow -> new Row(flow, names.getOrDefault(flow.inboxId(), ""),
                    words.where(flow.targeting()), words.capture(flow.capture()))).toList();
        }
        return rows;
    }

    /** Parameters: id, on. */
    public void publish() {
        boolean on = Boolean.parseBoolean(parameter("on"));
        act(() -> chatflows.publish(id(), on), on ? "chatflows.published" : "chatflows.withdrawn");
    }

    /** Parameters: id, by (-1 is up, 1 is down). */
    public void move() {
        List<Long> order = new ArrayList<>(chatflows.all().stream().map(Chatflow::id).toList());
        int from = order.indexOf(id());
        int to = from + ("1".equals(parameter("by")) ? 1 : -1);
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            act(() -> chatflows.arrange(order), "chatflows.moved");
        }
    }

    /** Parameter: id. */
    public void delete() {
        act(() -> chatflows.delete(id()), "chatflows.deleted");
    }

    private void act(Runnable action, String done) {
        if (feedback.went(Map.of(), action)) {
            feedback.done(done);
        }
        rows = null;
    }

    private static long id() {
        String id = parameter("id");
        return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
    }

    private static String parameter(String name) {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(name);
    }
}
