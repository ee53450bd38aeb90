package org.tertulia.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An agent's name in the text of a comment, with the {@code @} before it.
 *
 * @param agent  who is meant, whatever they are called by now
 * @param start  where it begins, in UTF-16 units as Java and JavaScript count
 * @param length how many of them it has
 */
public record Mentioned(long agent, int start, int length) {

    /** As the entry's row has them, one a line; null for none. */
    static String lines(List<Mentioned> all) {
        return all.isEmpty() ? null : all.stream().map(one -> one.agent + " " + one.start + " " + one.length).collect(Collectors.joining("\n"));
    }

    static List<Mentioned> of(String lines) {
        return lines == null ? List.of() : Arrays.stream(lines.split("\n")).map(line -> line.split(" "))
                .map(part -> new Mentioned(Long.parseLong(part[0]), Integer.parseInt(part[1]), Integer.parseInt(part[2]))).toList();
    }
}
