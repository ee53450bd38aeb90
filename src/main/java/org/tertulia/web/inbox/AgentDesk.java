package org.tertulia.web.inbox;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Threads;
import org.tertulia.realtime.Typing;
import org.tertulia.visitor.Presence;

/** The rooms that an {@link AgentTalk} speaks to. Dependent, so that its fields are its own and not a proxy's. */
@Dependent
class AgentDesk {

    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    Presence presence;
    @Inject
    Event<Typing> typing;
}
