package org.tertulia.web.inbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tertulia.conversation.AttachedFile;
import org.tertulia.conversation.Attachment;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Delivery;
import org.tertulia.conversation.DeliveryChanged;
import org.tertulia.conversation.Message;
import org.tertulia.mail.Mailbox;
import org.tertulia.realtime.Typing;
import org.tertulia.team.Agent;
import org.tertulia.web.PersonMark;

/** The JSON of the agents' socket, and of a thread in the page. Ids are strings, as everywhere outside. */
final class AgentFrames {

    /** The provider is looked up once: the static methods of Json search for it at each call. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private AgentFrames() {
    }

    /** @throws jakarta.json.JsonException when it is no JSON object */
    static JsonObject parse(String frame) {
        try (var reader = READERS.createReader(new StringReader(frame))) {
            return reader.readObject();
        }
    }

    static JsonObjectBuilder object(String type) {
        return JSON.createObjectBuilder().add("type", type);
    }

    /** An entry of a thread as the team sees it. */
    static JsonObject message(Message message) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("seq", message.seq()).add("key", message.key())
                .add("kind", lower(message.kind())).add("author", author(message.author())).add("text", message.text())
                .add("at", message.at().toString());
        if (message.letter() != null) {
            json.add("letter", message.letter().toString());
        }
        if (!message.files().isEmpty()) {
            JsonArrayBuilder files = JSON.createArrayBuilder();
            message.files().forEach(file -> files.add(file(file)));
            json.add("files", files);
        }
        if (!message.mentions().isEmpty()) {
            JsonArrayBuilder mentions = JSON.createArrayBuilder();
            message.mentions().forEach(one -> mentions.add(JSON.createObjectBuilder().add("agent", Long.toString(one.agent())).add("start", one.start())
                    .add("length", one.length())));
            json.add("mentions", mentions);
        }
        Delivery delivery = message.delivery();
        if (delivery != null) {
            JsonObjectBuilder where = JSON.createObjectBuilder().add("state", lower(delivery.state()));
            nullable(where, "to", delivery.to());
            nullable(where, "reason", delivery.reason());
            nullable(where, "at", delivery.at() == null ? null : delivery.at().toString());
            nullable(where, "nextTry", delivery.next() == null ? null : delivery.next().toString());
            json.add("delivery", where);
        }
        return json.build();
    }

    static String people(Collection<Mailbox> people) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        people.forEach(one -> {
            JsonObjectBuilder json = JSON.createObjectBuilder().add("address", one.address().value());
            nullable(json, "name", one.name());
            all.add(json);
        });
        return all.build().toString();
    }

    /** Who can be mentioned: what the page needs to offer and draw them. */
    static String team(Collection<Agent> agents) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        agents.forEach(agent -> all.add(JSON.createObjectBuilder().add("id", agent.id().toString()).add("name", agent.name()).add("email", agent.email())
                .add("initials", PersonMark.initials(agent.name())).add("hue", PersonMark.hue(agent.id()))));
        return all.build().toString();
    }

    static JsonObject file(Attachment attachment) {
        return file(new AttachedFile(attachment.id(), attachment.name(), attachment.type(), attachment.size()));
    }

    private static JsonObject file(AttachedFile file) {
        return JSON.createObjectBuilder().add("id", Long.toString(file.id())).add("name", file.name()).add("type", file.type()).add("size", file.size())
                .add("picture", file.picture()).build();
    }

    private static JsonObjectBuilder author(Author author) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("type", lower(author.type()));
        nullable(json, "id", author.id() == null ? null : author.id().toString());
        nullable(json, "name", author.name());
        return json.add("initials", PersonMark.initials(author.name())).add("hue", PersonMark.hue(author.id()));
    }

    static JsonArrayBuilder messages(Collection<Message> messages) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        messages.forEach(message -> all.add(message(message)));
        return all;
    }

    /** Entries of one conversation: what was asked for, or what is new. */
    static JsonObject entries(long conversation, Collection<Message> messages) {
        return object("entries").add("conversation", Long.toString(conversation)).add("messages", messages(messages)).build();
    }

    /** The sender's own entry, stored. */
    static JsonObject ack(Message message) {
        return object("ack").add("key", message.key()).add("conversation", Long.toString(message.conversationId()))
                .add("message", message(message)).build();
    }

    static JsonObject changed(long conversation) {
        return object("changed").add("conversation", Long.toString(conversation)).build();
    }

    static JsonObject delivery(DeliveryChanged event) {
        JsonArrayBuilder seqs = JSON.createArrayBuilder();
        event.seqs().forEach(seqs::add);
        return object("delivery").add("conversation", Long.toString(event.conversation())).add("state", lower(event.state()))
                .add("seqs", seqs).build();
    }

    static JsonObject typing(Typing event) {
        JsonObjectBuilder json = object("typing").add("conversation", Long.toString(event.conversation())).add("who", lower(event.who()));
        nullable(json, "name", event.name());
        return json.build();
    }

    static JsonObject presence(long visitor, boolean here) {
        return object("presence").add("visitor", Long.toString(visitor)).add("here", here).build();
    }

    static JsonObject error(String code, String sentence, String key) {
        JsonObjectBuilder json = object("error").add("code", code).add("message", sentence);
        nullable(json, "key", key);
        return json.build();
    }

    static String frames(List<JsonObject> frames) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        frames.forEach(all::add);
        return JSON.createObjectBuilder().add("frames", all).build().toString();
    }

    private static void nullable(JsonObjectBuilder json, String name, String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }

    /** {@code NOT_FORWARDED} is {@code notForwarded}, as in the public interface. */
    static String lower(Enum<?> value) {
        String[] words = value.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
