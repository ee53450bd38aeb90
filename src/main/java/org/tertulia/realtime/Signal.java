package org.tertulia.realtime;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.ConversationChanged;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessagePosted;
import org.tertulia.conversation.TeamRead;
import org.tertulia.platform.node.Outdated;
import org.tertulia.visitor.PresenceChanged;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.VisitorIdentified;
import org.tertulia.visitor.VisitorShutOut;

/**
 * News as a line of text for the other nodes: a JSON array that begins with the kind. Only ids; of an entry its number, and whoever
 * listens reads the row. Unknown kinds come from nodes of another version and are left out.
 */
final class Signal {

    /** Looked for once: it is a search through all jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private Signal() {
    }

    /** What becomes of an entry that another node has stored. */
    interface Entries {

        /** @return the entry with this id, or null where it is not there any more or nobody here listens */
        Message read(long inbox, long visitor, long id);
    }

    static String of(Object news) {
        JsonArrayBuilder line = JSON.createArrayBuilder();
        if (news instanceof MessagePosted e) {
            line.add("posted").add(e.conversation()).add(e.inbox()).add(e.visitor()).add(e.channel()).add(e.opened()).add(e.message().id());
        } else if (news instanceof ConversationChanged e) {
            line.add("changed").add(e.conversation()).add(e.inbox()).add(e.visitor());
        } else if (news instanceof DeliveryChanged e) {
            line.add("delivery").add(e.conversation()).add(e.inbox()).add(e.state().name()).add(JSON.createArrayBuilder((Collection<?>) e.seqs()));
        } else if (news instanceof TeamRead e) {
            line.add("read").add(e.conversation()).add(e.inbox()).add(e.visitor()).add(e.seq());
        } else if (news instanceof VisitorIdentified e) {
            line.add("identified").add(e.visitor()).add(e.contact()).add(e.by().name());
        } else if (news instanceof VisitorShutOut e) {
            line.add("shut-out").add(e.visitor());
        } else if (news instanceof PresenceChanged e) {
            line.add("presence").add(e.visitor()).add(e.here());
        } else if (news instanceof Typing e) {
            line.add("typing").add(e.conversation()).add(e.inbox()).add(e.visitor()).add(e.who().name());
            if (e.agent() != null) {
                line.add(e.agent()).add(e.name());
            }
        } else if (news instanceof Outdated e) {
            line.add("outdated").add(e.kind()).add(e.id());
        } else {
            throw new IllegalArgumentException("Nobody has said how to tell " + news.getClass().getSimpleName() + " to other nodes.");
        }
        return line.build().toString();
    }

    /** @return the news, or null where it is nothing for this node */
    static Object read(String line, Entries entries) {
        JsonArray all;
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            all = reader.readArray();
        }
        return switch (all.getString(0)) {
            case "posted" -> {
                Message message = entries.read(id(all, 2), id(all, 3), id(all, 6));
                yield message == null ? null : new MessagePosted(id(all, 1), id(all, 2), id(all, 4), id(all, 3), null, null, all.getBoolean(5), message);
            }
            case "changed" -> new ConversationChanged(id(all, 1), id(all, 2), id(all, 3));
            case "delivery" -> new DeliveryChanged(id(all, 1), id(all, 2), DeliveryState.valueOf(all.getString(3)), ids(all.getJsonArray(4)));
            case "read" -> new TeamRead(id(all, 1), id(all, 2), id(all, 3), id(all, 4));
            case "identified" -> new VisitorIdentified(id(all, 1), id(all, 2), Visitor.By.valueOf(all.getString(3)));
            case "shut-out" -> new VisitorShutOut(id(all, 1));
            case "presence" -> new PresenceChanged(id(all, 1), all.getBoolean(2));
            case "typing" -> new Typing(id(all, 1), id(all, 2), id(all, 3), Author.Type.valueOf(all.getString(4)), all.size() > 5 ? id(all, 5) : null,
                    all.size() > 6 && all.get(6) instanceof JsonString name ? name.getString() : null);
            case "outdated" -> new Outdated(all.getString(1), id(all, 2));
            default -> null;
        };
    }

    private static long id(JsonArray all, int place) {
        return all.getJsonNumber(place).longValueExact();
    }

    private static List<Long> ids(JsonArray all) {
        return all.stream().map(value -> ((JsonNumber) value).longValueExact()).toList();
    }
}
