package org.tertulia.widget;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.platform.Texts;

/** The first frame of a line. @param after the last seq that the widget holds */
record Hello(String channel, String token, String page, String language, long after) {

    private static final int LONGEST_URL = 2_000;

    static Hello of(JsonObject frame) {
        String page = string(frame, "page");
        return new Hello(string(frame, "channel"), string(frame, "visitor"), page == null ? null : Text.preview(page, LONGEST_URL),
                Texts.language(string(frame, "locale")), Math.max(0, number(frame, "after")));
    }

    /** @return null where there is none */
    static String string(JsonObject frame, String name) {
        if (!frame.containsKey(name) || frame.isNull(name)) {
            return null;
        }
        if (frame.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw Refusal.invalid(name, "bad-frame", "“" + name + "” must be text.");
    }

    static long number(JsonObject frame, String name) {
        if (!frame.containsKey(name) || frame.isNull(name)) {
            return 0;
        }
        try {
            return frame.getJsonNumber(name).longValueExact();
        } catch (ClassCastException | ArithmeticException e) {
            throw Refusal.invalid(name, "bad-frame", "“" + name + "” must be a whole number.");
        }
    }
}
