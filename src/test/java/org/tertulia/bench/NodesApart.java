package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Tertulia;

/**
 * What it costs that the agent is on another node than the visitor: two nodes on one PostgreSQL, all visitors on the one, an agent on each. Both
 * agents hear the same messages, so everything but the way between the nodes is the same for both.
 */
final class NodesApart {

    private static final System.Logger LOG = System.getLogger(NodesApart.class.getName());
    private static final String HEAD = """
                      messages    send → agent on the visitors' node, ms    send → agent on the other node, ms     more at
            visitors  a second      p50    p95    p99    max                  p50    p95    p99    max                p50
            """;
    private static final String FOOT = """

            Two nodes on one PostgreSQL; both agents hear the same messages. A closed loop: each visitor sends the next message when the one
            before is acknowledged. Clients, both servers and the database share this machine. Aimed at: less than 10 ms more at p50.
            """;

    private final Tertulia node;
    private final ConcurrentMap<String, Long> there = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> here = new ConcurrentHashMap<>() {

        private static final long serialVersionUID = 1;

        /** Sent once, heard twice. */
        @Override
        public Long put(String key, Long sent) {
            there.put(key, sent);
            return super.put(key, sent);
        }
    };

    private NodesApart(Tertulia node) {
        this.node = node;
    }

    /** @param there what the agent heard on the other node, in nanoseconds after the send */
    private record Heard(int visitors, double rate, Histogram here, Histogram there) {

        String row() {
            return String.format(Locale.ROOT, "%8d %9.0f %s            %s           %6.1f%n", visitors, rate, times(here), times(there),
                    Result.millis(there, 50) - Result.millis(here, 50));
        }

        private static String times(Histogram times) {
            return String.format(Locale.ROOT, "   %6.1f %6.1f %6.1f %6.1f", Result.millis(times, 50), Result.millis(times, 95), Result.millis(times, 99), Result.millis(times, 100));
        }

        JsonObjectBuilder json() {
            return Json.createObjectBuilder().add("visitors", visitors).add("messagesPerSecond", Math.round(rate)).add("sameNodeMillis", json(here))
                    .add("otherNodeMillis", json(there));
        }

        private static JsonObjectBuilder json(Histogram times) {
            return Json.createObjectBuilder().add("count", times.getTotalCount()).add("p50", Result.millis(times, 50)).add("p95", Result.millis(times, 95))
                    .add("p99", Result.millis(times, 99)).add("max", Result.millis(times, 100));
        }
    }

    /** Leaves {@code TIME-nodes.json} in that folder. @return the table */
    static String measure(Plan plan, Path folder) throws IOException, InterruptedException, ExecutionException {
        Machine machine = Machine.here();
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        StringBuilder table = new StringBuilder(HEAD);
        JsonArrayBuilder rows = Json.createArrayBuilder();
        try (Tertulia one = Tertulia.on(Engine.POSTGRESQL, Map.of("TERTULIA_VISITOR_RATE", "1000000", "JDK_JAVA_OPTIONS", asShipped, "TERTULIA_CLOCK_FILE", "")).start();
                Tertulia two = one.beside(Map.of()).start()) {
            NodesApart apart = new NodesApart(one);
            try (AgentEar agentHere = new AgentEar(one, apart.here); AgentEar agentThere = new AgentEar(two, apart.there)) {
                LOG.log(System.Logger.Level.INFO, "two nodes: warming up");
                apart.talk(4, plan.warmUp(), agentHere, agentThere);
                for (int visitors : plan.visitors()) {
                    LOG.log(System.Logger.Level.INFO, "two nodes: " + visitors + " visitors");
                    Heard heard = apart.talk(visitors, plan.measure(), agentHere, agentThere);
                    table.append(heard.row());
                    rows.add(heard.json());
                }
            }
        }
        String commit = System.getProperty("tertulia.commit", "unknown");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "") + "-nodes.json"), rows.build().toString());
        return table.append(FOOT).append("Machine: ").append(machine).append("\nTertulia at ").append(commit).append('\n').toString();
    }

    private Heard talk(int many, Duration time, AgentEar agentHere, AgentEar agentThere) throws IOException, InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Visitor> visitors = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        try {
            String channel = Measuring.channel(node);
            for (int i = 0; i < many; i++) {
                visitors.add(new Visitor(node, channel, here, ready));
            }
            visitors.forEach(visitor -> running.add(threads.submit(visitor)));
            if (!ready.await(60, TimeUnit.SECONDS)) {
                throw new IOException("The visitors do not get through.");
            }
            agentHere.takeHeard();
            agentThere.takeHeard();
            long began = System.nanoTime();
            visitors.forEach(visitor -> visitor.count(began, began + time.toNanos()));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        // what is not heard by then is lost, and lost is nothing
        Eventually.isTrue("both agents hear everything", () -> here.isEmpty() && there.isEmpty());
        if (!agentHere.listens() || !agentThere.listens()) {
            throw new IOException("An agent was cut off.");
        }
        Histogram acks = new Histogram(3);
        visitors.forEach(visitor -> acks.add(visitor.acks()));
        return new Heard(many, acks.getTotalCount() / (time.toNanos() / 1e9), agentHere.takeHeard(), agentThere.takeHeard());
    }
}
