package org.tertulia.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/**
 * Promises 1, 2 and 4 when the process is killed under load, again and again: what was acknowledged is there, once, in its
 * order; the question for the address that was due around the kill stands exactly once. How often is a parameter:
 * {@code -Dtertulia.kill.rounds=20}; on what, {@code -Dtertulia.kill.databases}; when, comes from {@code -Dtertulia.kill.seed}. docs/durability.md tells more.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("tertulia.kill.rounds", 2);
    private static final long SEED = Long.getLong("tertulia.kill.seed", new Random().nextInt(1_000_000));
    private static final int BUSY = 6;
    private static final int QUIET = 4;
    private static final int AGENTS = 2;
    private static final Duration MINUTE = Duration.ofSeconds(61);
    /** A node that is silent for so long has lost its jobs. */
    private static final Duration BURIED = Duration.ofSeconds(31);

    private final Random chance = new Random(SEED);

    static Stream<Engine> engines() {
        return Stream.of(System.getProperty("tertulia.kill.databases", "h2,postgresql").split(","))
                .map(name -> Engine.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void noAcknowledgedMessageIsLostOrDoubled(Engine engine) throws Exception {
        try (Tertulia tertulia = Tertulia.on(engine, Map.of("TERTULIA_VISITOR_RATE", "1000000")).start()) {
            Crowd crowd = new Crowd(tertulia, channel(tertulia));
            Queue<StubbornVisitor> busy = new ArrayDeque<>();
            Rest rest = Rest.asAdministrator(tertulia);
            IntStream.range(0, AGENTS).forEach(agent -> crowd.begins(new StubbornAgent(rest, SEED + agent)));
            for (int round = 0; round < ROUNDS; round++) {
                while (busy.size() < BUSY) {
                    busy.add(crowd.enters(crowd.visitors().size() % 2 == 0 ? 1 : 4, Integer.MAX_VALUE));
                }
                killOnce(tertulia, crowd, busy);
            }
            crowd.gets(100);
            crowd.finish();
            assertThat(crowd.complaints()).isEmpty();
            everybodyIsAsked(tertulia, rest);
            Told told = Told.by(rest, crowd.visitors());
            tertulia.stop();

            List<StoredThread> threads = StoredThread.all(tertulia.database());
            Verdict verdict = Verdict.on(crowd.everybody(), threads);
            report(engine, crowd, verdict, StoredThread.jobsTakenAgain(tertulia.database()));
            assertThat(verdict.faults()).as("seed %s", SEED).isEmpty();
            assertThat(told.faults(threads)).as("seed %s", SEED).isEmpty();
        }
    }

    /** Some write once and wait to be asked for their address; somebody closes the page; then the process dies and comes back. */
    private void killOnce(Tertulia tertulia, Crowd crowd, Queue<StubbornVisitor> busy) throws Exception {
        crowd.waitsFor(IntStream.range(0, QUIET).mapToObj(visitor -> crowd.enters(1, 1)).toList());
        crowd.gets(1 + chance.nextInt(300));
        boolean dueWhileItRuns = chance.nextInt(4) > 0;
        if (dueWhileItRuns) {
            tertulia.clock().advance(MINUTE);
            crowd.gets(1 + chance.nextInt(300));
        }
        busy.remove().leave();
        tertulia.kill9();
        if (!dueWhileItRuns) {
            tertulia.clock().advance(MINUTE);
        }
        tertulia.start();
    }

    /** Also where nobody has answered. */
    private static void everybodyIsAsked(Tertulia tertulia, Rest rest) {
        Set<Long> conversations = Told.by(rest, List.of()).entries().keySet();
        tertulia.clock().advance(MINUTE.plus(BURIED));
        for (long conversation : conversations) {
            Eventually.within(Duration.ofSeconds(60), () -> assertThat(Told.lines(rest, conversation))
                    .anyMatch(line -> line.contains(" prompt ") || line.contains(" reply ")));
        }
    }

    private static String channel(Tertulia tertulia) {
        Matcher snippet = Pattern.compile("data-channel=\"([^\"]+)\"").matcher(tertulia.get("/demo").body());
        assertThat(snippet.find()).as("the page with the snippet").isTrue();
        return snippet.group(1);
    }

    private static void report(Engine engine, Crowd crowd, Verdict verdict, int jobsTakenAgain) throws IOException {
        int resent = crowd.everybody().stream().mapToInt(Writer::resent).sum();
        int replies = crowd.everybody().stream().filter(StubbornAgent.class::isInstance).mapToInt(agent -> agent.acked().size()).sum();
        String text = """
                {"database": "%s", "rounds": %d, "seed": %d, "visitors": %d, "acked": %d, "replies": %d, "lost": %d, "doubled": %d, "resent": %d,
                 "neverAcked": %d, "neverAckedButStored": %d, "promptsTakenUpAgain": %d, "faults": %d}
                """.formatted(engine, ROUNDS, SEED, crowd.visitors().size(), verdict.acked(), replies, verdict.lost(), verdict.doubled(), resent,
                verdict.unacked(), verdict.arrived(), jobsTakenAgain, verdict.faults().size());
        Path folder = Files.createDirectories(Path.of("target/kill"));
        Files.writeString(folder.resolve(engine.name().toLowerCase(Locale.ROOT) + ".json"), text);
    }
}
