package org.tertulia.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tertulia.chatflow.CaptureSetting;
import org.tertulia.chatflow.CaptureWhen;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.chatflow.ChatflowType;
import org.tertulia.chatflow.Rule;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Texts;

/** Reads a chatflow as it was sent: a whole one, what is absent is as in a new chatflow. */
final class ChatflowDraftReader {

    private ChatflowDraftReader() {
    }

    static ChatflowDraft read(Body body) {
        Long inbox = body.id("inbox");
        if (inbox == null) {
            throw Refusal.invalid("inbox", "empty", "Say which inbox: its id.");
        }
        ChatflowType type = body.choice("type", ChatflowType.class);
        Boolean published = body.flag("published");
        Integer priority = body.number("priority");
        String language = body.has("language") ? body.text("language") : Texts.LANGUAGES.get(0);
        return new ChatflowDraft(inbox, body.text("name"), type == null ? ChatflowType.LIVE : type, published != null && published,
                priority == null ? 1 : priority, language, texts(body, language), capture(body.object("capture")),
                targeting(body.objects("targeting")));
    }

    private static Map<String, ChatflowTexts> texts(Body body, String language) {
        Map<String, ChatflowTexts> texts = new HashMap<>();
        Body translations = body.object("translations");
        if (translations != null) {
            for (String other : translations.json().keySet()) {
                Body its = translations.object(other);
                if (its != null) {
                    texts.put(other, one(its, its.text("captureMessage")));
                }
            }
        }
        Body capture = body.object("capture");
        texts.put(language, one(body, capture == null ? null : capture.text("message")));
        return texts;
    }

    private static ChatflowTexts one(Body body, String captureMessage) {
        Body away = body.object("away");
        return new ChatflowTexts(body.text("welcome"), captureMessage, away == null ? null : away.text("message"),
                away == null ? null : away.text("captureMessage"));
    }

    private static CaptureSetting capture(Body capture) {
        CaptureWhen when = capture == null ? null : capture.choice("when", CaptureWhen.class);
        Duration after = capture == null ? null : capture.duration("after");
        return new CaptureSetting(when == null ? CaptureWhen.UNANSWERED : when, after);
    }

    private static List<Rule> targeting(List<Body> rules) {
        return rules == null ? List.of() : rules.stream().map(rule -> new Rule(rule.choice("field", Rule.Field.class),
                rule.choice("operator", Rule.Operator.class), rule.text("value"))).toList();
    }
}
