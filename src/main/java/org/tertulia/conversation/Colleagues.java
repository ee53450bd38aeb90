package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;

/** Who works in an inbox: its members and the administrators, as long as they may sign in. They can have a conversation and be mentioned in it. */
@ApplicationScoped
public class Colleagues {

    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;

    /** Everybody who works in the inbox, by name. */
    public List<Agent> of(long inbox) {
        Set<Long> members = inboxes.get(inbox).members();
        return agents.all().stream().filter(agent -> worksThere(agent, members)).toList();
    }

    /** @param field what a refusal is about. @throws Refusal when there is no such agent, or one who does not work in the inbox */
    Agent get(long inbox, long id, String field) {
        Agent agent = agents.find(id).orElseThrow(() -> Refusal.invalid(field, "no-agent", "There is no such agent."));
        if (!worksThere(agent, inboxes.get(inbox).members())) {
            throw Refusal.invalid(field, "not-a-member", "Choose somebody who works in this inbox.");
        }
        return agent;
    }

    private static boolean worksThere(Agent agent, Set<Long> members) {
        return agent.active() && (agent.isAdministrator() || members.contains(agent.id()));
    }
}
