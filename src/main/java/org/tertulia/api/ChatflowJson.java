package org.tertulia.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.Rule;

/**
 * A chatflow. Its texts are those of its own language; {@code translations} has the other languages'.
 *
 * @param version sent back with a change, it refuses to overwrite somebody else's
 */
public record ChatflowJson(String id, String inbox, String name, String type, boolean published, int priority, String language,
                           List<RuleJson> targeting, String welcome, Capture capture, Away away, Map<String, Translation> translations,
                           long version, Instant updatedAt) {

    /** On which pages. */
    public record RuleJson(String field, String operator, String value) {

        static RuleJson of(Rule rule) {
            return new RuleJson(Names.of(rule.field()), Names.of(rule.operator()), rule.value());
        }
    }

    /** When the visitor is asked for the address, and how. An empty text is the product's own. */
    public record Capture(String when, Duration after, String message) {
    }

    /** What the visitor reads while nobody is there. */
    public record Away(String message, String captureMessage) {
    }

    /** The texts in another language. */
    public record Translation(String welcome, String captureMessage, Away away) {
    }

    static ChatflowJson of(Chatflow chatflow) {
        Map<String, Translation> others = new TreeMap<>();
        chatflow.texts().forEach((language, texts) -> others.put(language,
                new Translation(texts.welcome(), texts.captureMessage(), away(texts))));
        others.remove(chatflow.language());
        ChatflowTexts own = chatflow.texts().get(chatflow.language());
        return new ChatflowJson(Names.id(chatflow.id()), Names.id(chatflow.inboxId()), chatflow.name(), Names.of(chatflow.type()),
                chatflow.published(), chatflow.priority(), chatflow.language(), chatflow.targeting().stream().map(RuleJson::of).toList(),
                own.welcome(), new Capture(Names.of(chatflow.capture().when()), chatflow.capture().after(), own.captureMessage()), away(own),
                others, chatflow.version(), chatflow.updatedAt());
    }

    private static Away away(ChatflowTexts texts) {
        return new Away(texts.awayMessage(), texts.awayCaptureMessage());
    }
}
