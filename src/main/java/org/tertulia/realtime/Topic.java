package org.tertulia.realtime;

import java.util.List;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.conversation.TeamRead;
import org.tertulia.visitor.PresenceChanged;
import org.tertulia.visitor.VisitorIdentified;
import org.tertulia.visitor.VisitorShutOut;

/** What one can listen to. */
public sealed interface Topic {

    /** Whom these news concern. */
    static List<Topic> of(Object news) {
        if (news instanceof MessagePosted e) {
            return List.of(new OfVisitor(e.visitor()), new OfInbox(e.inbox()));
        } else if (news instanceof ConversationChanged e) {
            return List.of(new OfInbox(e.inbox()));
        } else if (news instanceof DeliveryChanged e) {
            return List.of(new OfInbox(e.inbox()));
        } else if (news instanceof TeamRead e) {
            return List.of(new OfVisitor(e.visitor()));
        } else if (news instanceof VisitorIdentified e) {
            return List.of(new OfVisitor(e.visitor()));
        } else if (news instanceof VisitorShutOut e) {
            return List.of(new OfVisitor(e.visitor()));
        } else if (news instanceof PresenceChanged e) {
            return List.of(new OfVisitor(e.visitor()));
        } else if (news instanceof Typing e) {
            return List.of(new OfVisitor(e.visitor()), new OfInbox(e.inbox()));
        }
        return List.of();
    }

    /** Everything that concerns one visitor. */
    record OfVisitor(long visitor) implements Topic {
    }

    /** Everything that happens in the conversations of one inbox. */
    record OfInbox(long inbox) implements Topic {
    }

    /** Everything that this node has done, and nothing that others tell. */
    record Here() implements Topic {
    }
}
