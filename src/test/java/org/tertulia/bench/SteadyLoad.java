package org.tertulia.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/**
 * A full house: so many chats are open, and their visitors write in turn, so many messages a second whether or not the last ones have arrived. Each
 * message's time counts from when it was to be sent; a server that stands still for a second is late for all that were due meanwhile.
 */
final class SteadyLoad {

    private static final System.Logger LOG = System.getLogger(SteadyLoad.class.getName());
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int rate;
    private final ConcurrentMap<String, Long> underWay = new ConcurrentHashMap<>();

    private SteadyLoad(int rate) {
        this.rate = rate;
    }

    /** @param rate messages a second. @return a table for people */
    static String measure(int rate, int sockets, Duration time) throws IOException, InterruptedException, ExecutionException {
        return new SteadyLoad(rate).measure(sockets, time);
    }

    private String measure(int sockets, Duration time) throws IOException, InterruptedException, ExecutionException {
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        try (Tertulia tertulia = Tertulia.on(Engine.POSTGRESQL, Map.of("TERTULIA_VISITOR_RATE", "1000000", "JDK_JAVA_OPTIONS", asShipped, "TERTULIA_CLOCK_FILE", "")).start()) {
            List<QuietSocket> open = new ArrayList<>();
            LOG.log(System.Logger.Level.INFO, "Opening " + sockets + " chats");
            IdleVisitors.open(tertulia, Measuring.channel(tertulia), sockets, open);
            try (AgentEar agent = new AgentEar(tertulia, underWay)) {
                LOG.log(System.Logger.Level.INFO, "Warming up");
                talk(open, WARM_UP);
                agent.takeHeard();
                LOG.log(System.Logger.Level.INFO, rate + " messages a second for " + time.toSeconds() + " s");
                double reached = talk(open, time);
                long lost = underWay.size();
                if (!agent.listens()) {
                    throw new IOException("The agent was cut off.");
                }
                Histogram heard = agent.takeHeard();
                open.forEach(QuietSocket::close);
                return String.format(Locale.ROOT, """
                        open chats    messages a second    send → agent's socket, ms: p50     p95     p99    p99.9      max    not heard
                        %10d %20.0f %33.1f %7.1f %7.1f %8.1f %8.1f %12d

                        For %d s, on PostgreSQL; times count from when a message was due to be sent.
                        """, sockets, reached, Result.millis(heard, 50), Result.millis(heard, 95), Result.millis(heard, 99), Result.millis(heard, 99.9),
                        Result.millis(heard, 100), lost, time.toSeconds());
            }
        }
    }

    /** @return how many messages a second were sent */
    private double talk(List<QuietSocket> open, Duration time) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long many = time.toSeconds() * rate;
        for (long i = 0; i < many; i++) {
            long due = began + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String key = UUID.randomUUID().toString();
            underWay.put(key, due);
            open.get((int) (i % open.size())).says(key, Visitor.TEXT);
        }
        double reached = many * 1e9 / (System.nanoTime() - began);
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !underWay.isEmpty() && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return reached;
    }
}
