package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tertulia.testing.Engine;

/** Measures what {@link Plan} says; leaves {@code target/bench/TIME.json} and {@code target/bench/table.txt}. */
final class Bench {

    private static final System.Logger LOG = System.getLogger(Bench.class.getName());
    private static final Path FOLDER = Path.of("target/bench");

    private Bench() {
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--idle")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("table.txt"), IdleVisitors.measure(Stream.of(arguments[1].split(",")).map(Integer::valueOf).toList()));
            System.exit(0);
        }
        if (arguments.length == 2 && arguments[0].equals("--letters")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("table.txt"), DueLetters.measure(Integer.parseInt(arguments[1])));
            System.exit(0);
        }
        Plan plan;
        try {
            plan = Plan.of(arguments);
        } catch (IllegalArgumentException wrong) {
            LOG.log(System.Logger.Level.ERROR, "This is not understood: " + wrong.getMessage() + "\n" + Plan.USAGE);
            System.exit(2);
            return;
        }
        Machine machine = Machine.here();
        if (!plan.data().isEmpty()) {
            grow(plan, machine);
            System.exit(0);
        }
        Set<String> versions = new LinkedHashSet<>();
        List<Result> results = new ArrayList<>();
        for (Engine engine : plan.databases()) {
            Measuring measuring = new Measuring(plan, engine);
            results.addAll(measuring.results());
            versions.addAll(measuring.versions());
        }
        write(plan, machine, versions, results);
        System.exit(0);
    }

    /** Leaves {@code target/bench/TIME-data.json}, {@code table.txt} and, with each statement's plan, {@code plans.txt}. */
    private static void grow(Plan plan, Machine machine) throws Exception {
        Map<Integer, List<Looked>> sizes = new LinkedHashMap<>();
        JsonArrayBuilder measured = Json.createArrayBuilder();
        for (int size : plan.data()) {
            Growth growth = new Growth(size);
            List<Looked> looks = growth.looks();
            sizes.put(size, looks);
            JsonArrayBuilder rows = Json.createArrayBuilder();
            looks.forEach(look -> rows.add(look.json()));
            measured.add(Json.createObjectBuilder().add("conversations", size).add("secondsToFill", growth.filledIn()).add("results", rows));
            Files.createDirectories(FOLDER);
            // after each size: what has been measured is not lost with a later one
            String commit = System.getProperty("tertulia.commit", "unknown");
            Files.writeString(FOLDER.resolve("table.txt"), GrowthTable.of(machine, commit, sizes));
            Files.writeString(FOLDER.resolve("plans.txt"), GrowthTable.plans(sizes));
        }
        Files.writeString(FOLDER.resolve(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "") + "-data.json"), measured.build().toString());
    }

    private static void write(Plan plan, Machine machine, Set<String> versions, List<Result> results) throws IOException {
        String commit = System.getProperty("tertulia.commit", "unknown");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JsonArrayBuilder measured = Json.createArrayBuilder();
        for (Engine engine : plan.databases()) {
            JsonArrayBuilder rows = Json.createArrayBuilder();
            results.stream().filter(result -> result.engine() == engine).forEach(result -> rows.add(result.json()));
            measured.add(Json.createObjectBuilder().add("database", engine.toString()).add("results", rows));
        }
        JsonObject json = Json.createObjectBuilder().add("at", now.toString()).add("commit", commit)
                .add("versions", Json.createArrayBuilder(versions))
                .add("machine", Json.createObjectBuilder().add("cores", machine.cores()).add("processor", machine.processor())
                        .add("system", machine.system()).add("java", machine.java()).add("loadBefore", machine.load()))
                .add("secondsEach", plan.measure().toSeconds()).add("measured", measured).build();
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(now.toString().replace(":", "") + ".json"), json.toString());
        Files.writeString(FOLDER.resolve("table.txt"), Table.of(machine, commit, List.copyOf(versions), results));
    }
}
