package org.tertulia.web.inbox;

import jakarta.json.JsonObject;
import java.util.function.Consumer;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.realtime.NewsMissed;
import org.tertulia.realtime.Typing;

/** Makes frames of what happens in the inboxes of an agent. */
class AgentNews implements Consumer<Object> {

    private final long agent;
    private final Consumer<JsonObject> send;

    AgentNews(long agent, Consumer<JsonObject> send) {
        this.agent = agent;
        this.send = send;
    }

    @Override
    public void accept(Object news) {
        if (news instanceof MessagePosted posted) {
            send.accept(AgentFrames.object("message").add("conversation", Long.toString(posted.conversation()))
                    .add("message", AgentFrames.message(posted.message())).build());
        } else if (news instanceof ConversationChanged changed) {
            send.accept(AgentFrames.changed(changed.conversation()));
        } else if (news instanceof DeliveryChanged delivery) {
            send.accept(AgentFrames.delivery(delivery));
        } else if (news instanceof NewsMissed) {
            send.accept(AgentFrames.object("missed").build());
        } else if (news instanceof Typing typing && !own(typing)) {
            send.accept(AgentFrames.typing(typing));
        }
    }

    private boolean own(Typing typing) {
        return typing.who() == Author.Type.AGENT && typing.agent() == agent;
    }
}
