package org.tertulia.mail.reading;

import java.util.List;
import java.util.Optional;

/** The headers of a letter or of a part in their order, unfolded and readable. Names are compared ignoring case. */
public record ReadHeaders(List<Line> lines) {

    public static final ReadHeaders NONE = new ReadHeaders(List.of());

    /** @param value one line; encoded words (RFC 2047) are decoded */
    public record Line(String name, String value) {
    }

    public ReadHeaders {
        lines = List.copyOf(lines);
    }

    /** The value of the first header of that name. */
    public Optional<String> first(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Line::value).findFirst();
    }

    public List<String> all(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Line::value).toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}
