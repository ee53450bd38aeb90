package org.tertulia.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The results as a person reads them. */
final class Table {

    private static final String HEAD = """
                                   messages    plain         server    send → acknowledged, ms         send → agent's socket, ms
            database     visitors  a second  commits  ratio  µs each      p50    p95    p99    max        p50    p95    p99    max
            """;
    private static final String FOOT = """

            A closed loop: each visitor sends the next message when the one before is acknowledged, and waits for nothing else; so the
            rate is what so many visitors get, not the most that can be had, and a slow moment is felt only by those whom it delays.
            Clients, server and database share this machine. “plain” is the message's insert and its conversation's update by JDBC,
            prepared, one commit, as many connections, same database and settings, right after; ratio = messages / plain commits.
            “µs each” is what the server keeps processors busy for each message, which other work on the machine hardly changes.
            """;

    private Table() {
    }

    /** @param echoes frames a second that a bare echo says back, by the number of visitors */
    static String of(Machine machine, String commit, List<String> versions, List<Result> results, Map<Integer, Double> echoes) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Result result : results) {
            table.append(String.format(Locale.ROOT, "%-12s %8d %9.0f %8.0f %6.2f %8.0f %s    %s%n", result.engine(), result.visitors(), result.rate(),
                    result.plain(), result.ratio(), result.work() / 1e3, times(result.acks()), times(result.agents())));
        }
        table.append("\nA bare echo on the same server, same clients and frames:");
        echoes.forEach((visitors, rate) -> table.append(String.format(Locale.ROOT, " %d: %.0f a second;", visitors, rate)));
        return table.append('\n').append(FOOT).append("Machine: ").append(machine).append("\nVersions: ").append(String.join(", ", versions))
                .append(", Tertulia at ").append(commit).append('\n').toString();
    }

    private static String times(Histogram times) {
        return String.format(Locale.ROOT, " %6.1f %6.1f %6.1f %6.1f", Result.millis(times, 50), Result.millis(times, 95),
                Result.millis(times, 99), Result.millis(times, 100));
    }
}
