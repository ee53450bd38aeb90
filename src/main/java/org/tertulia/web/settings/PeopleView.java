package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;

/** The list of the team. */
@Named
@RequestScoped
public class PeopleView {

    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;

    private List<Row> rows;

    /** Somebody of the list. @param inboxes the names of those that they work in, in one line */
    public record Row(Agent agent, String inboxes) {
    }

    public List<Row> getRows() {
        if (rows == null) {
            List<Inbox> all = inboxes.all();
            rows = agents.all().stream().map(agent -> new Row(agent, all.stream().filter(inbox -> inbox.members().contains(agent.id()))
                    .map(Inbox::name).collect(Collectors.joining(", ")))).toList();
        }
        return rows;
    }
}
