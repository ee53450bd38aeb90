package org.tertulia.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tertulia.testing.Engine;

/** Measures what {@link Plan} says; leaves {@code target/bench/TIME.json} and {@code target/bench/table.txt}. */
final class Bench {

    private static final System.Logger LOG = System.getLogger(Bench.class.getName());
    private static final Path FOLDER = Path.of("target/bench");

    private Bench() {
    }

    public static void main(String... arguments) throws Exception {
        String special = arguments.length == 2 ? special(arguments[0], arguments[1]) : null;
        if (special != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("table.txt"), special + "Machine: " + Machine.here() + '\n');
            System.exit(0);
        }
        boolean apart = arguments.length >= 2 && arguments[0].equals("--nodes") && arguments[1].equals("2");
        Plan plan;
        try {
            plan = Plan.of(apart ? Arrays.copyOfRange(arguments, 2, arguments.length) : arguments);
        } catch (IllegalArgumentException wrong) {
            LOG.log(System.Logger.Level.ERROR, "This is not understood: " + wrong.getMessage() + "\n" + Plan.USAGE);
            System.exit(2);
            return;
        }
        if (apart) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("table.txt"), NodesApart.measure(plan, FOLDER));
            System.exit(0);
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
        write(plan, machine, versions, results, echoes(plan));
        System.exit(0);
    }

    /** @return the table of a measurement that has a name of its own; null where it is none */
    private static String special(String name, String value) throws Exception {
        return switch (name) {
            case "--idle" -> IdleVisitors.measure(Stream.of(value.split(",")).map(Integer::valueOf).toList());
            case "--letters" -> DueLetters.measure(Integer.parseInt(value));
            case "--steady" -> SteadyLoad.measure(Integer.parseInt(value), 2_000, Duration.ofMinutes(5));
            default -> null;
        };
    }

    /** Leaves {@code target/bench/TIME-data.json}, {@code table.txt} and, with each statement's plan, {@code plans.txt}. */
    private static void grow(Plan plan, Machine machine) throws Exception {
        List<Growth> sizes = new ArrayList<>();
        for (int size : plan.data()) {
            LOG.log(System.Logger.Level.INFO, "Making " + size + " conversations");
            Growth growth = new Growth(size);
            sizes.add(growth);
            growth.fill();
            LOG.log(System.Logger.Level.INFO, "Made in " + growth.filledIn() + " s");
        }
        Growing.measure(sizes);
        Files.createDirectories(FOLDER);
        String commit = System.getProperty("tertulia.commit", "unknown");
        GrowthTable table = new GrowthTable(sizes);
        Files.writeString(FOLDER.resolve("table.txt"), table.text(machine, commit));
        Files.writeString(FOLDER.resolve("plans.txt"), table.plans());
        Files.writeString(FOLDER.resolve(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "") + "-data.json"), table.json().toString());
    }

    /** By the number of visitors. */
    private static Map<Integer, Double> echoes(Plan plan) throws Exception {
        LOG.log(System.Logger.Level.INFO, "A bare echo on the same server");
        Map<Integer, Double> echoes = new LinkedHashMap<>();
        try (EchoRate echo = new EchoRate()) {
            echo.measure(4, plan.warmUp());
            for (int visitors : plan.visitors()) {
                echoes.put(visitors, echo.measure(visitors, plan.plain()));
            }
        }
        return echoes;
    }

    private static void write(Plan plan, Machine machine, Set<String> versions, List<Result> results, Map<Integer, Double> echoes) throws IOException {
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
                .add("secondsEach", plan.measure().toSeconds()).add("measured", measured)
                .add("echoesPerSecond", Json.createObjectBuilder(echoes.entrySet().stream().collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue)))).build();
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(now.toString().replace(":", "") + ".json"), json.toString());
        Files.writeString(FOLDER.resolve("table.txt"), Table.of(machine, commit, List.copyOf(versions), results, echoes));
    }
}
