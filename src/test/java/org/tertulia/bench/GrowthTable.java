package org.tertulia.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What agents ask for at several sizes, as a person reads it, with the plans. */
final class GrowthTable {

    private static final String FOOT = """

            Medians in milliseconds by the REST API (the inbox page by HTTP), one request at a time, of an agent of three of eight inboxes; behind
            each the ratio to the smallest size. “scans” counts, at the largest size, the steps that read a growing table whole.
            """;

    private GrowthTable() {
    }

    /** @param sizes by the number of conversations, the smallest first */
    static String of(Machine machine, String commit, Map<Integer, List<Looked>> sizes) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-32s", "conversations"));
        sizes.keySet().forEach(size -> table.append(String.format(Locale.ROOT, "%,12d       ", size)));
        table.append(" scans\n");
        List<Looked> first = sizes.values().iterator().next();
        for (int i = 0; i < first.size(); i++) {
            table.append(String.format(Locale.ROOT, "%-32s", first.get(i).what()));
            double least = Result.millis(first.get(i).times(), 50);
            long scans = 0;
            for (List<Looked> looks : sizes.values()) {
                double median = Result.millis(looks.get(i).times(), 50);
                table.append(String.format(Locale.ROOT, "%12.1f  ×%4.1f", median, median / least));
                scans = looks.get(i).scans();
            }
            table.append(String.format(Locale.ROOT, "%6d%n", scans));
        }
        return table.append(FOOT).append("Machine: ").append(machine).append("\nPostgreSQL, Tertulia at ").append(commit).append('\n').toString();
    }

    static String plans(Map<Integer, List<Looked>> sizes) {
        StringBuilder text = new StringBuilder();
        sizes.forEach((size, looks) -> looks.forEach(look -> text.append(String.format(Locale.ROOT, "=== %s, at %,d conversations (p50 %.1f ms)%n%n%s%n",
                look.what(), size, Result.millis(look.times(), 50), look.plans()))));
        return text.toString();
    }
}
