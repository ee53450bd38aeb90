package org.tertulia.setup;

import jakarta.enterprise.context.ApplicationScoped;
import org.tertulia.team.Agent;

/** A believable company to look at: two inboxes, three agents, chatflows, people who have written in four languages. */
@ApplicationScoped
class Demo {

    void furnish(Agent administrator) {
        throw new IllegalStateException("in the next commit");
    }
}
