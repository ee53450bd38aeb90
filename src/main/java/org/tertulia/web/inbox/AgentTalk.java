package org.tertulia.web.inbox;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.tertulia.conversation.Along;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Mentions;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Participants;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.realtime.Typing;
import org.tertulia.team.Agent;

/**
 * What an agent's browser may ask, over whatever carries the frames. Each frame stands for itself; a refused one is answered
 * by an error and changes nothing. An answer is only given once what it says is committed.
 *
 * <ul>
 * <li>{@code watch}: conversation or null, after (a seq), visitors → entries since; says whose presence is of interest
 * <li>{@code send}: conversation, key, kind (reply, comment), text, files (ids), leftOut (addresses), mentions (ids, in the text's order) → ack
 * <li>{@code earlier}: conversation, before (a seq) → earlier
 * <li>{@code entries}: conversation, seqs → entries as they are now
 * <li>{@code read}: conversation, seq · {@code typing}: conversation · {@code ping} → pong
 * </ul>
 */
class AgentTalk {

    /** How many earlier entries come at once. */
    static final int PAGE = 50;

    private static final Logger LOG = Logger.getLogger(AgentTalk.class.getName());
    private static final int MOST_MISSED = 1_000;
    private static final int MOST_VISITORS = 300;

    private final AgentDesk desk;
    private final Consumer<JsonObject> answer;
    private final Consumer<Set<Long>> watching;

    /** @param watching told the visitors whose coming and going the browser wants to know */
    AgentTalk(AgentDesk desk, Consumer<JsonObject> answer, Consumer<Set<Long>> watching) {
        this.desk = desk;
        this.answer = answer;
        this.watching = watching;
    }

    /** Never throws: what goes wrong is answered. */
    void hear(Agent agent, String text) {
        String key = null;
        try {
            Asked asked = new Asked(AgentFrames.parse(text));
            key = asked.text("key");
            hear(agent, asked);
        } catch (JsonException | IllegalStateException notJson) {
            answer.accept(AgentFrames.error("bad-frame", "Send JSON objects, one a frame.", null));
        } catch (Refusal refused) {
            answer.accept(AgentFrames.error(refused.code(), refused.getMessage(), key));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "A frame of agent " + agent.id() + " could not be served.", failed);
            answer.accept(AgentFrames.error("unavailable", "This did not work just now. Please try again in a moment.", key));
        }
    }

    private void hear(Agent agent, Asked asked) {
        String type = Objects.requireNonNullElse(asked.text("type"), "");
        switch (type) {
            case "ping" -> answer.accept(AgentFrames.object("pong").build());
            case "watch" -> watch(agent, asked);
            case "send" -> send(agent, asked);
            case "earlier" -> earlier(agent, asked);
            case "entries" -> entries(agent, asked);
            case "read" -> desk.conversations.readByTeam(agent, conversation(asked), asked.number("seq"));
            case "typing" -> type(agent, conversation(asked));
            default -> throw Refusal.invalid("type", "bad-frame", "There is no frame of the type “" + type + "”.");
        }
    }

    private void watch(Agent agent, Asked asked) {
        Set<Long> visitors = new HashSet<>(asked.ids("visitors", MOST_VISITORS));
        Long open = asked.id("conversation");
        if (open != null) {
            Conversation conversation = desk.conversations.seenBy(agent, open);
            visitors.add(conversation.visitorId());
            answer.accept(AgentFrames.entries(open, desk.threads.after(open, asked.number("after"), MOST_MISSED)));
        }
        watching.accept(visitors);
        Set<Long> here = desk.presence.here(visitors);
        visitors.forEach(visitor -> answer.accept(AgentFrames.presence(visitor, here.contains(visitor))));
    }

    private void send(Agent agent, Asked asked) {
        SenderKey key = SenderKey.of(asked.text("key"));
        long conversation = conversation(asked);
        String text = asked.text("text");
        Along along = new Along(asked.ids("files", Attachments.MOST + 1), asked.texts("leftOut", Participants.MOST).stream().map(EmailAddress::find)
                .flatMap(Optional::stream).collect(Collectors.toSet()), asked.ids("mentions", Mentions.MOST + 1));
        Posted posted = "comment".equals(asked.text("kind")) ? desk.conversations.comment(agent, conversation, key, text, along)
                : desk.conversations.reply(agent, conversation, key, text, along);
        answer.accept(AgentFrames.ack(posted.message()));
    }

    private void earlier(Agent agent, Asked asked) {
        long conversation = desk.conversations.seenBy(agent, conversation(asked)).id();
        List<Message> before = desk.threads.before(conversation, asked.number("before"), PAGE);
        answer.accept(AgentFrames.object("earlier").add("conversation", Long.toString(conversation))
                .add("messages", AgentFrames.messages(before)).build());
    }

    private void entries(Agent agent, Asked asked) {
        long conversation = desk.conversations.seenBy(agent, conversation(asked)).id();
        List<Message> wanted = asked.numbers("seqs", PAGE).stream().map(seq -> desk.threads.entry(conversation, seq))
                .filter(Objects::nonNull).toList();
        answer.accept(AgentFrames.entries(conversation, wanted));
    }

    private void type(Agent agent, long id) {
        Conversation conversation = desk.conversations.seenBy(agent, id);
        desk.typing.fire(new Typing(id, conversation.inboxId(), conversation.visitorId(), Author.Type.AGENT, agent.id(), agent.name()));
    }

    private static long conversation(Asked asked) {
        Long id = asked.id("conversation");
        if (id == null) {
            throw Refusal.missing("conversation");
        }
        return id;
    }
}
