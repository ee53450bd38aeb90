package org.tertulia.web.inbox;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.tertulia.realtime.Line;
import org.tertulia.realtime.Topic;
import org.tertulia.realtime.Topics;
import org.tertulia.visitor.PresenceChanged;

/** One open page of an agent, and what it listens to: the agent's inboxes, and the coming and going of some visitors. */
class AgentLine {

    /** The browser shall not come back by itself: it has to sign in. */
    private static final CloseReason.CloseCode SIGNED_OUT = CloseReason.CloseCodes.getCloseCode(4401);

    private final Topics topics;
    private final Line line;
    private final Consumer<Object> news;
    private final Consumer<Object> presence = this::presence;
    private Set<Topic> joined = Set.of();
    private Set<Topic> visitors = Set.of();
    private boolean closed;

    AgentLine(Topics topics, Session session, long agent) {
        this.topics = topics;
        this.line = new Line(session);
        this.news = new AgentNews(agent, this::send);
    }

    void send(JsonObject frame) {
        line.send(frame.toString());
    }

    /** A frame came. */
    void heard() {
        line.heard();
    }

    /** From now on hears these inboxes and no others. */
    synchronized void listenTo(Set<Long> inboxes) {
        joined = change(joined, topicsOf(inboxes, true), news);
    }

    /** From now on hears these visitors come and go and no others. */
    synchronized void watch(Set<Long> ids) {
        visitors = change(visitors, topicsOf(ids, false), presence);
    }

    /** The browser has gone. */
    synchronized void gone() {
        closed = true;
        joined = change(joined, Set.of(), news);
        visitors = change(visitors, Set.of(), presence);
        line.gone();
    }

    /** The agent may not be here any more. */
    void shut() {
        gone();
        line.close(SIGNED_OUT, "signed out");
    }

    private Set<Topic> change(Set<Topic> from, Set<Topic> to, Consumer<Object> listener) {
        Set<Topic> wanted = closed ? Set.of() : to;
        from.stream().filter(topic -> !wanted.contains(topic)).forEach(topic -> topics.leave(topic, listener));
        wanted.stream().filter(topic -> !from.contains(topic)).forEach(topic -> topics.join(topic, listener));
        return wanted;
    }

    private static Set<Topic> topicsOf(Set<Long> ids, boolean inboxes) {
        Set<Topic> topics = new HashSet<>();
        ids.forEach(id -> topics.add(inboxes ? new Topic.OfInbox(id) : new Topic.OfVisitor(id)));
        return topics;
    }

    private void presence(Object event) {
        if (event instanceof PresenceChanged changed) {
            send(AgentFrames.presence(changed.visitor(), changed.here()));
        }
    }
}
