package org.tertulia.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tertulia.platform.Refusal;

/**
 * A JSON object that was sent, read field by field. What is absent or null reads as null; what is of another kind than it
 * should be is refused by the field's name, {@code capture.after} for one within an object.
 */
record Body(JsonObject json, String path) {

    /** @throws Refusal when it has other fields: a misspelt one must not be overlooked in silence */
    Body only(String... fields) {
        Set<String> known = Set.of(fields);
        json.keySet().stream().filter(field -> !known.contains(field)).findFirst().ifPresent(field -> {
            String shown = field.length() > 60 ? field.substring(0, 60) + "…" : field;
            throw refused(shown, "unknown-field", "There is no such field here. Known are: " + String.join(", ", fields) + ".");
        });
        return this;
    }

    /** Whether the field is there, be it with a value or with null. */
    boolean has(String field) {
        return json.containsKey(field);
    }

    String text(String field) {
        JsonValue value = value(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw refused(field, "bad-type", "This must be a string.");
        }
        String text = string.getString();
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw refused(field, "bad-text", "This has half a character in it (a lone surrogate).");
        }
        return text;
    }

    /** As {@link #text}, but for a value that is left as it is by null and emptied by JSON's null. */
    String textOrEmpty(String field) {
        return has(field) && value(field) == null ? "" : text(field);
    }

    String required(String field) {
        String text = text(field);
        if (text == null) {
            throw refused(field, "empty", "Fill in this field.");
        }
        return text;
    }

    Long id(String field) {
        return Names.id(path + field, text(field));
    }

    Boolean flag(String field) {
        JsonValue value = value(field);
        if (value != null && value.getValueType() != JsonValue.ValueType.TRUE && value.getValueType() != JsonValue.ValueType.FALSE) {
            throw refused(field, "bad-type", "This must be true or false.");
        }
        return value == null ? null : value.getValueType() == JsonValue.ValueType.TRUE;
    }

    Integer number(String field) {
        JsonValue value = value(field);
        if (value == null) {
            return null;
        }
        // a huge exponent would have to be written out first; so many digits are no number of ours
        if (!(value instanceof JsonNumber number) || value.toString().length() > 20 || !value.toString().matches("-?[0-9]+")) {
            throw refused(field, "bad-type", "This must be a whole number.");
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException tooBig) {
            throw refused(field, "out-of-range", "This number is too big.");
        }
    }

    /** An ISO-8601 duration such as {@code PT1M}. */
    Duration duration(String field) {
        String text = text(field);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(field, "bad-duration", "Write a duration as ISO 8601 does, such as PT90S or PT2M.");
        }
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return Names.parse(type, path + field, text(field));
    }

    Body object(String field) {
        JsonValue value = value(field);
        if (value != null && value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw refused(field, "bad-type", "This must be an object.");
        }
        return value == null ? null : new Body(value.asJsonObject(), path + field + ".");
    }

    List<Body> objects(String field) {
        JsonArray array = array(field);
        if (array == null) {
            return null;
        }
        List<Body> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).getValueType() != JsonValue.ValueType.OBJECT) {
                throw refused(field, "bad-type", "This must be a list of objects.");
            }
            objects.add(new Body(array.getJsonObject(i), path + field + "[" + i + "]."));
        }
        return objects;
    }

    List<String> texts(String field) {
        JsonArray array = array(field);
        if (array == null) {
            return null;
        }
        if (array.stream().anyMatch(value -> value.getValueType() != JsonValue.ValueType.STRING)) {
            throw refused(field, "bad-type", "This must be a list of strings.");
        }
        return array.getValuesAs(JsonString::getString);
    }

    Set<Long> ids(String field) {
        List<String> texts = texts(field);
        if (texts == null) {
            return null;
        }
        Set<Long> ids = new LinkedHashSet<>();
        texts.forEach(text -> ids.add(Names.id(path + field, text)));
        return ids;
    }

    Refusal refused(String field, String code, String sentence) {
        return Refusal.invalid(path + field, code, sentence);
    }

    private JsonArray array(String field) {
        JsonValue value = value(field);
        if (value != null && value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw refused(field, "bad-type", "This must be a list.");
        }
        return value == null ? null : value.asJsonArray();
    }

    private JsonValue value(String field) {
        JsonValue value = json.get(field);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }
}
