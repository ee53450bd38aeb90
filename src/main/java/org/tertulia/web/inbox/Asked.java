package org.tertulia.web.inbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.tertulia.platform.Refusal;

/** A frame from an agent's browser, read with care: each member is what it should be, or the frame is refused. */
record Asked(JsonObject frame) {

    /** @return null where there is none */
    String text(String name) {
        JsonValue value = frame.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw bad(name);
    }

    /** A whole number, 0 where there is none. */
    long number(String name) {
        JsonValue value = frame.get(name);
        if (value == null || value == JsonValue.NULL) {
            return 0;
        }
        try {
            return ((JsonNumber) value).longValueExact();
        } catch (ClassCastException | ArithmeticException notWhole) {
            throw bad(name);
        }
    }

    /** An id, which outside is a string. @return null where there is none */
    Long id(String name) {
        return id(name, text(name));
    }

    /** At most {@code most} ids; what is beyond is left out. */
    List<Long> ids(String name, int most) {
        return list(name).map(value -> id(name, value instanceof JsonString text ? text.getString() : "")).limit(most).toList();
    }

    /** At most {@code most} texts; what is beyond is left out. */
    List<String> texts(String name, int most) {
        return list(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw bad(name);
        }).limit(most).toList();
    }

    /** At most {@code most} whole numbers; what is beyond is left out. */
    List<Long> numbers(String name, int most) {
        return list(name).map(value -> {
            if (value instanceof JsonNumber number && number.isIntegral()) {
                return number.longValue();
            }
            throw bad(name);
        }).limit(most).toList();
    }

    private Stream<JsonValue> list(String name) {
        JsonValue value = frame.get(name);
        if (value == null) {
            return Stream.of();
        }
        if (value instanceof JsonArray array) {
            return array.stream();
        }
        throw bad(name);
    }

    private static Long id(String name, String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notAnId) {
            throw bad(name);
        }
    }

    private static Refusal bad(String name) {
        return Refusal.invalid(name, "bad-frame", "“" + name + "” is not what it should be.");
    }
}
