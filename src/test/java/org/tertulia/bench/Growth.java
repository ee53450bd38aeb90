package org.tertulia.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** The packaged product on a database of PostgreSQL with so many conversations, and what was measured of it. */
final class Growth implements AutoCloseable {

    static final String MAIL = "bench@crowd.example";
    static final String SMALL = "small@crowd.example";
    static final String PASSWORD = "a long password";

    private static final int PLANNED = 15;

    private final int size;
    private final Databases.Address database = Databases.fresh(Engine.POSTGRESQL);
    private final Tertulia tertulia;
    private final Histogram startsEmpty = new Histogram(3);
    private final Histogram startsFull = new Histogram(3);
    private final Histogram worked = new Histogram(3);
    private final Map<String, Histogram> times = new LinkedHashMap<>();
    private final List<Looked> looks = new ArrayList<>();
    private Map<String, Runnable> asked;
    private long filledIn;

    /** @param size so many conversations */
    Growth(int size) throws SQLException {
        this.size = size;
        Plans.prepare(database);
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        tertulia = Tertulia.on(database, Map.of("JDK_JAVA_OPTIONS", asShipped, "TERTULIA_CLOCK_FILE", ""));
    }

    int size() {
        return size;
    }

    /** The seconds that filling the database took; known after {@link #fill}. */
    long filledIn() {
        return filledIn;
    }

    /** From the process's start to ready, with the tables but nothing in them. */
    Histogram startsEmpty() {
        return startsEmpty;
    }

    /** So long the machine's cores worked for each start, with all conversations. */
    Histogram worked() {
        return worked;
    }

    /** As {@link #startsEmpty}, with all conversations. */
    Histogram startsFull() {
        return startsFull;
    }

    /** Makes the tables and their rows. */
    void fill() throws SQLException {
        tertulia.start();
        for (String mail : new String[] {MAIL, SMALL}) {
            Rest.asAdministrator(tertulia).post("/agents", Json.createObjectBuilder().add("email", mail).add("name", "Bench").add("password", PASSWORD).build());
        }
        tertulia.stop();
        start(startsEmpty);
        tertulia.stop();
        long began = System.nanoTime();
        new Crowd(database).fill(size);
        filledIn = (System.nanoTime() - began) / 1_000_000_000L;
    }

    /** One more start with all there is; the one before has ended. */
    void start() {
        start(startsFull);
        worked.recordValue(tertulia.worked().toNanos());
    }

    void stop() {
        tertulia.stop();
    }

    private void start(Histogram starts) {
        long began = System.nanoTime();
        tertulia.start();
        starts.recordValue(System.nanoTime() - began);
    }

    /** Signs agents in; they can ask from now on. */
    void signIn() throws IOException {
        asked = new Asked(tertulia, size).all();
        asked.keySet().forEach(what -> times.put(what, new Histogram(3)));
    }

    Iterable<String> whats() {
        return asked.keySet();
    }

    void ask(String what) {
        asked.get(what).run();
    }

    void measure(String what) {
        long began = System.nanoTime();
        ask(what);
        times.get(what).recordValue(System.nanoTime() - began);
    }

    /** What was measured, with the plans of further requests of the same kind. */
    void plan() throws SQLException {
        try (Plans plans = new Plans(database)) {
            for (String what : whats()) {
                Histogram plain = new Histogram(3);
                Histogram pages = new Histogram(3);
                String told = "";
                for (int i = 0; i < PLANNED; i++) {
                    plans.begin();
                    ask(what);
                    Plans.Statements statements = plans.told();
                    plain.recordValue((long) (statements.millis() * 1_000_000));
                    pages.recordValue(statements.pages());
                    told = statements.plans();
                }
                looks.add(new Looked(what, times.get(what), plain, pages.getValueAtPercentile(50), told));
            }
        }
    }

    /** What was asked for, in its order; known after {@link #plan}. */
    List<Looked> looks() {
        return looks;
    }

    @Override
    public void close() {
        tertulia.close();
    }
}
