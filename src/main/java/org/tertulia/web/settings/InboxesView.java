package org.tertulia.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tertulia.inbox.Domain;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;

/** The list of inboxes. */
@Named
@RequestScoped
public class InboxesView {

    @Inject
    Inboxes inboxes;
    @Inject
    Agents agents;

    private List<Row> rows;

    /** An inbox of the list. @param domains where its chat may be, in one line; empty for everywhere */
    public record Row(Inbox inbox, List<Agent> members, String domains) {
    }

    public List<Row> getRows() {
        if (rows == null) {
            Map<Long, Agent> team = agents.all().stream().collect(Collectors.toMap(Agent::id, agent -> agent));
            rows = inboxes.all().stream().map(inbox -> new Row(inbox, inbox.members().stream().map(team::get).toList(), domains(inbox))).toList();
        }
        return rows;
    }

    private String domains(Inbox inbox) {
        return inboxes.channels(inbox.id()).stream().flatMap(channel -> channel.allowedDomains().stream()).map(Domain::toString)
                .distinct().collect(Collectors.joining(", "));
    }
}
