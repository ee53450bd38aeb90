package org.tertulia.chatflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tertulia.inbox.Inboxes;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;

/** Whether visitors of an inbox read the away message now: nobody who answers there is available (rows B4, D15). */
@ApplicationScoped
class AwayMessage {

    @Inject
    Inboxes inboxes;
    @Inject
    Agents agents;

    boolean due(long inbox) {
        return due(inboxes.get(inbox).members(), agents.all());
    }

    /** An inbox without active members is the administrators'. */
    static boolean due(Set<Long> members, List<Agent> team) {
        List<Agent> active = team.stream().filter(Agent::active).toList();
        List<Agent> theirs = active.stream().filter(agent -> members.contains(agent.id())).toList();
        List<Agent> staff = theirs.isEmpty() ? active.stream().filter(Agent::isAdministrator).toList() : theirs;
        return staff.stream().noneMatch(agent -> agent.availability() == Availability.AVAILABLE);
    }
}
