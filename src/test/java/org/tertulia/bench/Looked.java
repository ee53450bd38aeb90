package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.HdrHistogram.Histogram;

/**
 * How long it took to get one thing at one size.
 *
 * @param what   what was asked for
 * @param times  from the request to the whole answer, in nanoseconds
 * @param plans  of the statements that it took, as PostgreSQL carried them out
 */
record Looked(String what, Histogram times, String plans) {

    /** How many of the plans' steps read a table that grows from its beginning to its end. */
    long scans() {
        return plans.lines().filter(line -> line.matches(".*Seq Scan on (conversation|message|contact|visitor|mention)\\b.*")).count();
    }

    JsonObject json() {
        return Json.createObjectBuilder().add("what", what).add("count", times.getTotalCount()).add("p50", Result.millis(times, 50))
                .add("p95", Result.millis(times, 95)).add("max", Result.millis(times, 100)).add("scans", scans()).add("plans", plans).build();
    }
}
