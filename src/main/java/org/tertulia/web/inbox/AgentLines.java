package org.tertulia.web.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.InboxChanged;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Crew;
import org.tertulia.security.Tokens;
import org.tertulia.team.Agent;
import org.tertulia.team.AgentChanged;

/**
 * The agents' lines to this node. Who may hear what is asked again when an inbox or an agent has changed, and with each
 * ping, which finds out what changed on another node.
 */
@ApplicationScoped
class AgentLines {

    @Inject
    Inboxes inboxes;
    @Inject
    Tokens tokens;
    @Inject
    Crew crew;

    /** The line, and the Cookie header of its handshake, which says whose it is as long as that holds. */
    private final Map<AgentLine, String> open = new ConcurrentHashMap<>();

    /** Whom the Cookie header of a handshake speaks for, or null. */
    Agent whose(String cookie) {
        return tokens.fromCookie(cookie);
    }

    void opened(AgentLine line, String cookie) {
        open.put(line, cookie);
        check(line);
    }

    void closed(AgentLine line) {
        open.remove(line);
        line.gone();
    }

    /** Whose line it is now; shuts it where that is nobody any more. @return null then */
    Agent check(AgentLine line) {
        String cookie = open.get(line);
        Agent agent = cookie == null ? null : whose(cookie);
        if (agent == null) {
            open.remove(line);
            line.shut();
            return null;
        }
        Set<Long> theirs = inboxes.visibleTo(agent).stream().map(Inbox::id).collect(Collectors.toSet());
        line.listenTo(theirs);
        return agent;
    }

    /** Whose line it is, as asked a moment ago at the most. @return null where it is nobody's any more */
    Agent agentOf(AgentLine line) {
        String cookie = open.get(line);
        return cookie == null ? null : whose(cookie);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) InboxChanged event) {
        checkAll();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentChanged event) {
        checkAll();
    }

    private void checkAll() {
        // not on this thread: it is still within the transaction that has just ended
        crew.execute(() -> open.keySet().forEach(this::check));
    }
}
