package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.HdrHistogram.Histogram;

/**
 * How long it took to get one thing at one size.
 *
 * @param what  what was asked for
 * @param times from the request to the whole answer, in nanoseconds
 * @param plain what of it the database says it took for its statements, in nanoseconds
 * @param pages so many pages of the database (8 KB) were read for it, the median
 * @param plans of the statements that it took, as PostgreSQL carried them out
 */
record Looked(String what, Histogram times, Histogram plain, long pages, String plans) {

    /** How many of the plans' steps read a table that grows from its beginning to its end. */
    long scans() {
        return plans.lines().filter(line -> line.matches(".*Seq Scan on (conversation|message|contact|visitor|mention)\\b.*")).count();
    }

    JsonObject json() {
        return Json.createObjectBuilder().add("what", what).add("count", times.getTotalCount()).add("p50", Result.millis(times, 50))
                .add("p95", Result.millis(times, 95)).add("max", Result.millis(times, 100)).add("statementsP50", Result.millis(plain, 50))
                .add("pages", pages).add("scans", scans()).add("plans", plans).build();
    }
}
