package org.tertulia.widget;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.util.function.Consumer;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.FileLink;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.conversation.TeamRead;
import org.tertulia.realtime.Line;
import org.tertulia.realtime.StandsAt;
import org.tertulia.realtime.Typing;
import org.tertulia.visitor.VisitorIdentified;
import org.tertulia.visitor.VisitorShutOut;

/** Makes frames of what happens in the visitor's conversation, as far as it is theirs to know. */
class VisitorNews implements Consumer<Object> {

    private final Talk talk;
    private final Line line;
    private final FileLink links;
    private final Consumer<MessagePosted> delivered;

    /** @param delivered told once a reply has gone out to the widget; must not block */
    VisitorNews(Talk talk, Line line, FileLink links, Consumer<MessagePosted> delivered) {
        this.talk = talk;
        this.line = line;
        this.links = links;
        this.delivered = delivered;
    }

    @Override
    public void accept(Object news) {
        if (news instanceof MessagePosted posted) {
            if (posted.message().kind().shownToVisitor() && talk.concerns(posted.channel(), posted.conversation())) {
                show(posted);
            }
        } else if (news instanceof TeamRead read && talk.concerns(read.conversation())) {
            send(Frames.agentRead(read.seq()));
        } else if (news instanceof Typing typing && typing.who() == Author.Type.AGENT && talk.concerns(typing.conversation())) {
            send(Frames.typing(typing.name()));
        } else if (news instanceof VisitorShutOut || news instanceof StandsAt at && talk.misses(at)) {
            // each browser says hello again, and goes on as whom its token is for and after what it holds
            line.close(CloseReason.CloseCodes.SERVICE_RESTART, "say hello again");
        } else if (news instanceof VisitorIdentified) {
            send(Frames.captured(null));
        }
    }

    private void show(MessagePosted posted) {
        MessageKind kind = posted.message().kind();
        talk.shown(posted.message().seq());
        String frame = Frames.message(posted.message(), links).toString();
        if (kind == MessageKind.REPLY) {
            line.send(frame, () -> delivered.accept(posted));
        } else {
            line.send(frame);
        }
        if (kind == MessageKind.PROMPT) {
            send(Frames.capture(posted.message().text()));
        }
    }

    private void send(JsonObject frame) {
        line.send(frame.toString());
    }
}
