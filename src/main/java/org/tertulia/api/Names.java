package org.tertulia.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tertulia.platform.Refusal;

/** How ids and the values of enumerations are written in JSON and in addresses. */
final class Names {

    private Names() {
    }

    /** {@code NOT_FORWARDED} is {@code notForwarded}. */
    static String of(Enum<?> value) {
        StringBuilder name = new StringBuilder();
        for (String word : value.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** The value with that name; null for null. @throws Refusal that lists the names there are */
    static <E extends Enum<E>> E parse(Class<E> type, String field, String name) {
        return parse(type.getEnumConstants(), field, name);
    }

    /** As {@link #parse(Class, String, String)}, from a choice of the values. */
    static <E extends Enum<E>> E parse(E[] choice, String field, String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(choice).filter(value -> of(value).equals(name)).findFirst()
                .orElseThrow(() -> Refusal.invalid(field, "unknown", "Use one of: "
                        + Arrays.stream(choice).map(Names::of).collect(Collectors.joining(", ")) + "."));
    }

    static String id(Long id) {
        return id == null ? null : id.toString();
    }

    /** The id in a path. @throws Refusal that there is no such thing, when it is no id at all */
    static long pathId(String thing, String text) {
        Long id = number(text);
        if (id == null) {
            throw Refusal.missing(thing);
        }
        return id;
    }

    /** The id in a body or a query; null for null. @throws Refusal when it cannot be one */
    static Long id(String field, String text) {
        Long id = number(text);
        if (id == null && text != null) {
            throw Refusal.invalid(field, "bad-id", "This is not an id.");
        }
        return id;
    }

    /** A count from 0 up, or null where the text is none. */
    static Long number(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
