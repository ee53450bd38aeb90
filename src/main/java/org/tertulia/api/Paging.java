package org.tertulia.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;

/** Which part of a list is wanted. Cursors are opaque to callers; here they hold a place in the list. */
record Paging(int limit, String cursor) {

    static final int USUAL = 50;
    static final int MOST = 200;

    /** A part of a list. @param next the cursor of what follows, or null at the end */
    public record Page<T>(List<T> items, String next) {
    }

    /** @throws Refusal when the limit is not 1 to {@link #MOST} */
    static Paging of(String limit, String cursor) {
        Long wanted = limit == null ? Long.valueOf(USUAL) : Names.number(limit);
        if (wanted == null || wanted < 1 || wanted > MOST) {
            throw Refusal.invalid("limit", "out-of-range", "Ask for 1 to " + MOST + " items.");
        }
        return new Paging(wanted.intValue(), cursor == null || cursor.isEmpty() ? null : cursor);
    }

    /** How many to read, to know whether more follow. */
    int oneMore() {
        return limit + 1;
    }

    /** Where to go on in a list by time, or null for its beginning. */
    Position position() {
        if (cursor == null) {
            return null;
        }
        String[] parts = decoded().split("\\.", -1);
        Long at = parts.length == 2 ? Names.number(parts[0]) : null;
        Long id = parts.length == 2 ? Names.number(parts[1]) : null;
        if (at == null || id == null) {
            throw badCursor();
        }
        return new Position(Instant.ofEpochMilli(at), id);
    }

    /** The number after which to go on, or null for the beginning. */
    Long number() {
        if (cursor == null) {
            return null;
        }
        Long number = Names.number(decoded());
        if (number == null) {
            throw badCursor();
        }
        return number;
    }

    /** The page of rows that were read with {@link #oneMore}; {@code place} gives the cursor behind a row. */
    <R, T> Page<T> page(List<R> rows, Function<R, T> item, Function<R, String> place) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? place.apply(shown.get(limit - 1)) : null);
    }

    /** The page of a list that is always read as a whole because it is short. */
    <R, T> Page<T> pageOfAll(List<R> all, Function<R, T> item) {
        Long start = number();
        int from = start == null ? 0 : (int) Math.min(start, all.size());
        List<R> rest = all.subList(from, all.size());
        return page(rest, item, last -> cursor(from + limit));
    }

    static String cursor(Position position) {
        return encoded(position.at().toEpochMilli() + "." + position.id());
    }

    static String cursor(long number) {
        return encoded(Long.toString(number));
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private String decoded() {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static Refusal badCursor() {
        return Refusal.invalid("cursor", "bad-cursor", "Use the cursor that an answer gave as next, as it is.");
    }
}
