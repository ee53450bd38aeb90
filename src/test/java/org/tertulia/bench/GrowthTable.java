package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What agents ask for at several sizes, as a person reads it, with the plans. */
final class GrowthTable {

    private static final String FOOT = """

            Medians in milliseconds by the REST API (the inbox page by HTTP), one request at a time, all sizes in turn, each by a server of its own;
            behind each the ratio to the smallest size, what of it PostgreSQL took for the statements themselves (“sql”), and the pages of 8 KB that
            they read. By an agent of three of eight inboxes; “small” is one of the smallest inbox only. “scans” counts, at the largest size, the
            steps that read a growing table whole. Starts: from the process to the answer that it is ready, median of three, and how long
            the cores worked for it, which a busy machine does not change.
            """;

    private final List<Growth> sizes;

    /** @param sizes measured, the smallest first */
    GrowthTable(List<Growth> sizes) {
        this.sizes = sizes;
    }

    String text(Machine machine, String commit) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-34s", "conversations"));
        sizes.forEach(each -> table.append(String.format(Locale.ROOT, "|%,11d          sql  pages ", each.size())));
        table.append("| scans\n");
        List<Looked> first = sizes.get(0).looks();
        for (int i = 0; i < first.size(); i++) {
            table.append(String.format(Locale.ROOT, "%-34s", first.get(i).what()));
            double least = Result.millis(first.get(i).times(), 50);
            long scans = 0;
            for (Growth each : sizes) {
                Looked look = each.looks().get(i);
                double median = Result.millis(look.times(), 50);
                table.append(String.format(Locale.ROOT, "|%8.1f ×%5.2f %7.2f %6d ", median, median / least, Result.millis(look.plain(), 50), look.pages()));
                scans = look.scans();
            }
            table.append(String.format(Locale.ROOT, "|%6d%n", scans));
        }
        starts(table, "start, tables empty", sizes.stream().map(Growth::startsEmpty).toList());
        starts(table, "start, with all of them", sizes.stream().map(Growth::startsFull).toList());
        starts(table, "  of it work of the cores", sizes.stream().map(Growth::worked).toList());
        sizes.forEach(each -> table.append(String.format(Locale.ROOT, "%nmade %,d in %d s", each.size(), each.filledIn())));
        return table.append('\n').append(FOOT).append("Machine: ").append(machine).append("\nPostgreSQL, Tertulia at ").append(commit).append('\n').toString();
    }

    private static void starts(StringBuilder table, String what, List<Histogram> starts) {
        table.append(String.format(Locale.ROOT, "%-34s", what));
        starts.forEach(start -> table.append(String.format(Locale.ROOT, "|%8.1f s                     ", Result.millis(start, 50) / 1000)));
        table.append("|\n");
    }

    String plans() {
        StringBuilder text = new StringBuilder();
        sizes.forEach(each -> each.looks().forEach(look -> text.append(String.format(Locale.ROOT, "=== %s, at %,d conversations (p50 %.1f ms)%n%n%s%n",
                look.what(), each.size(), Result.millis(look.times(), 50), look.plans()))));
        return text.toString();
    }

    JsonArray json() {
        JsonArrayBuilder measured = Json.createArrayBuilder();
        for (Growth each : sizes) {
            JsonArrayBuilder rows = Json.createArrayBuilder();
            each.looks().forEach(look -> rows.add(look.json()));
            measured.add(Json.createObjectBuilder().add("conversations", each.size()).add("secondsToFill", each.filledIn())
                    .add("startMillis", Result.millis(each.startsFull(), 50)).add("startEmptyMillis", Result.millis(each.startsEmpty(), 50)).add("results", rows));
        }
        return measured.build();
    }
}
