package org.tertulia.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/** The measurements on one kind of database: first the product, then, when it has stopped, the plain statements on what it left. */
final class Measuring {

    private static final System.Logger LOG = System.getLogger(Measuring.class.getName());

    private final Plan plan;
    private final Engine engine;
    private final ConcurrentMap<String, Long> underWay = new ConcurrentHashMap<>();
    private final List<String> versions = new ArrayList<>();

    Measuring(Plan plan, Engine engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /** The server's and the database's names and versions; known after {@link #results}. */
    List<String> versions() {
        return versions;
    }

    List<Result> results() throws IOException, InterruptedException, ExecutionException, SQLException {
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        try (Tertulia tertulia = Tertulia.on(engine, Map.of("TERTULIA_VISITOR_RATE", "1000000", "JDK_JAVA_OPTIONS", asShipped, "TERTULIA_CLOCK_FILE", "")).start()) {
            List<Result> results = new ArrayList<>();
            try (AgentEar agent = new AgentEar(tertulia, underWay)) {
                String channel = channel(tertulia);
                LOG.log(System.Logger.Level.INFO, engine + ": warming up");
                product(tertulia, channel, agent, 4, plan.warmUp());
                for (int visitors : plan.visitors()) {
                    LOG.log(System.Logger.Level.INFO, engine + ": " + visitors + " visitors");
                    results.add(product(tertulia, channel, agent, visitors, plan.measure()));
                }
            }
            versions.add(Machine.server(tertulia.log()));
            tertulia.stop();
            return beside(tertulia, results);
        }
    }

    private Result product(Tertulia tertulia, String channel, AgentEar agent, int many, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(many);
        List<Visitor> visitors = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        long worked;
        try {
            for (int i = 0; i < many; i++) {
                visitors.add(new Visitor(tertulia, channel, underWay, ready));
            }
            List<Future<?>> running = new ArrayList<>();
            visitors.forEach(visitor -> running.add(threads.submit(visitor)));
            if (!ready.await(60, TimeUnit.SECONDS)) {
                for (Future<?> one : running.stream().filter(Future::isDone).toList()) {
                    one.get();
                }
                throw new IOException("The visitors do not get through.");
            }
            agent.takeHeard();
            long began = System.nanoTime();
            worked = worked(tertulia);
            visitors.forEach(visitor -> visitor.count(began, began + time.toNanos()));
            for (Future<?> one : running) {
                one.get();
            }
            worked = worked(tertulia) - worked;
        } finally {
            threads.shutdown();
        }
        if (!agent.listens()) {
            throw new IOException("The agent was cut off.");
        }
        Histogram acks = new Histogram(3);
        visitors.forEach(visitor -> acks.add(visitor.acks()));
        return new Result(engine, many, acks.getTotalCount() / (time.toNanos() / 1e9), 0, acks, agent.takeHeard(),
                worked / (double) Math.max(1, acks.getTotalCount()));
    }

    /** How long the server has kept processors busy, in nanoseconds. */
    private static long worked(Tertulia tertulia) {
        return ProcessHandle.of(tertulia.pid()).flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO).toNanos();
    }

    private List<Result> beside(Tertulia tertulia, List<Result> product) throws SQLException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (PlainRate plain = new PlainRate(tertulia.database())) {
            versions.add(plain.version());
            LOG.log(System.Logger.Level.INFO, engine + ": plain statements");
            plain.measure(1, plan.plain());
            for (Result result : product) {
                results.add(result.with(plain.measure(result.visitors(), plan.plain())));
            }
        }
        return results;
    }

    static String channel(Tertulia tertulia) throws IOException {
        Matcher snippet = Pattern.compile("data-channel=\"([^\"]+)\"").matcher(tertulia.get("/demo").body());
        if (!snippet.find()) {
            throw new IOException("The demonstration page has no snippet.");
        }
        return snippet.group(1);
    }
}
