package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Engine;

/**
 * What one number of visitors gave.
 *
 * @param rate   acknowledged messages a second
 * @param plain  commits a second by plain JDBC with as many connections
 * @param acks   from the visitor's send to the visitor's acknowledgement, in nanoseconds
 * @param agents from the visitor's send to the agent's socket, in nanoseconds
 * @param work   of the server's processors for each message, in nanoseconds; other work on the machine hardly changes it
 */
record Result(Engine engine, int visitors, double rate, double plain, Histogram acks, Histogram agents, double work) {

    Result with(double plainRate) {
        return new Result(engine, visitors, rate, plainRate, acks, agents, work);
    }

    double ratio() {
        return rate / plain;
    }

    JsonObject json() {
        return Json.createObjectBuilder().add("visitors", visitors).add("messagesPerSecond", rounded(rate))
                .add("plainCommitsPerSecond", rounded(plain)).add("ratio", Math.round(ratio() * 1000) / 1000.0)
                .add("ackMillis", json(acks)).add("agentMillis", json(agents))
                .add("serverMicrosEach", rounded(work / 1e3)).build();
    }

    private static JsonObjectBuilder json(Histogram times) {
        return Json.createObjectBuilder().add("count", times.getTotalCount()).add("p50", millis(times, 50)).add("p95", millis(times, 95))
                .add("p99", millis(times, 99)).add("max", millis(times, 100));
    }

    /** That percentile in milliseconds, to the hundredth. */
    static double millis(Histogram times, double percentile) {
        return Math.round(times.getValueAtPercentile(percentile) / 1e4) / 100.0;
    }

    private static double rounded(double rate) {
        return Math.round(rate * 10) / 10.0;
    }
}
