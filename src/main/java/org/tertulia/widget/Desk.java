package org.tertulia.widget;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.tertulia.capture.Captures;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Deliveries;
import org.tertulia.conversation.FileLink;
import org.tertulia.conversation.GroupCommit;
import org.tertulia.conversation.Threads;
import org.tertulia.forwarding.Postings;
import org.tertulia.inbox.Inboxes;
import org.tertulia.realtime.Typing;
import org.tertulia.realtime.VisitorLines;
import org.tertulia.security.RateLimits;
import org.tertulia.visitor.VisitorKey;
import org.tertulia.visitor.Visitors;

/** The rooms that a {@link Talk} speaks to. Dependent, so that its fields are its own and not a proxy's. */
@Dependent
class Desk {

    @Inject
    Inboxes inboxes;
    @Inject
    Visitors visitors;
    @Inject
    VisitorKey keys;
    @Inject
    Chatflows chatflows;
    @Inject
    Conversations conversations;
    @Inject
    GroupCommit groupCommit;
    @Inject
    Threads threads;
    @Inject
    Deliveries deliveries;
    @Inject
    Captures captures;
    @Inject
    Postings postings;
    @Inject
    VisitorLines lines;
    @Inject
    RateLimits limits;
    @Inject
    FileLink links;
    @Inject
    Event<Typing> typing;
}
