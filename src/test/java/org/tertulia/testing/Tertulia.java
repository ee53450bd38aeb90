package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The packaged product as a process of its own, as a person runs it: the built WAR in Payara Micro, or with the system
 * property {@code tertulia.server=wildfly} in WildFly, started by {@code bin/serve}. Tests meet it only from outside: over
 * HTTP and sockets, by mail, by signals.
 */
public final class Tertulia implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@example.com";
    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final String SERVER = System.getProperty("tertulia.server", "payara");
    private static final Duration START = Duration.ofSeconds(180);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static Tertulia shared;

    private final Map<String, String> settings;
    private final Path folder;
    private final Path log;
    private final int port;
    private final MovedClock clock;
    private Process process;

    private Tertulia(Map<String, String> settings, Path folder, int port, MovedClock clock) {
        this.settings = settings;
        this.folder = folder;
        this.port = port;
        this.clock = clock;
        this.log = logFile();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** One on H2 for all tests that need nothing special; it runs to the end of this JVM. Its mail is kept in the data folder. */
    public static synchronized Tertulia shared() {
        if (shared == null) {
            shared = with(Map.of()).start();
        }
        return shared;
    }

    /** A new one on an H2 file of its own. */
    public static Tertulia with(Map<String, String> settings) {
        Path folder = Folders.fresh("node");
        return on(Databases.h2(folder), settings, folder);
    }

    /** A new one on a fresh database of that kind. */
    public static Tertulia on(Engine engine, Map<String, String> settings) {
        return on(Databases.fresh(engine), settings);
    }

    /** A new one on this database; two of them on one database of PostgreSQL are two nodes. */
    public static Tertulia on(Databases.Address database, Map<String, String> settings) {
        return on(database, settings, Folders.fresh("node"));
    }

    /** Another node beside this one: on the same database, and by the same clock. @param more its own settings, in addition to this one's */
    public Tertulia beside(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.keySet().removeAll(List.of("TERTULIA_PORT", "TERTULIA_DATA"));
        all.putAll(more);
        return on(database(), all, Folders.fresh("node"), clock);
    }

    private static Tertulia on(Databases.Address database, Map<String, String> settings, Path folder) {
        return on(database, settings, folder, new MovedClock(folder.resolve("clock")));
    }

    private static Tertulia on(Databases.Address database, Map<String, String> settings, Path folder, MovedClock clock) {
        int port = Ports.free();
        Map<String, String> all = new TreeMap<>();
        all.put("TERTULIA_PORT", String.valueOf(port));
        all.put("TERTULIA_BASE_URL", "http://localhost:" + port);
        all.put("TERTULIA_DATA", folder.toString());
        all.put("TERTULIA_DB_URL", database.url());
        all.put("TERTULIA_DB_USER", database.user());
        all.put("TERTULIA_DB_PASSWORD", database.password());
        all.put("TERTULIA_ADMIN_EMAIL", ADMIN_EMAIL);
        all.put("TERTULIA_ADMIN_PASSWORD", ADMIN_PASSWORD);
        all.put("TERTULIA_CLOCK_FILE", clock.file().toString());
        all.putAll(settings);
        return new Tertulia(all, folder, port, clock);
    }

    /** Starts it and waits until it is ready; throws with the end of its log when that does not happen. */
    public Tertulia start() {
        launch();
        try {
            Eventually.gives(START, () -> {
                if (!process.isAlive()) {
                    return false;
                }
                if (get("/health/ready").statusCode() != 200) {
                    throw new AssertionError("not ready");
                }
                return true;
            });
        } catch (RuntimeException | AssertionError never) {
            throw notStarted(never);
        }
        if (!process.isAlive()) {
            throw notStarted(null);
        }
        return this;
    }

    private void launch() {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("bin/serve").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("TERTULIA_"));
        builder.environment().put("TERTULIA_SERVER", SERVER);
        // most of these servers live for a minute: what the optimising compiler costs them, they never get back
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(settings);
        builder.environment().put("TMPDIR", folder.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException notStarted(Throwable cause) {
        end();
        String text = log();
        return new IllegalStateException("Tertulia did not start:\n" + text.substring(Math.max(0, text.length() - 4000)), cause);
    }

    /** As {@code kill -9}, or a power cut without the disk's part; returns when the process is gone. */
    public void kill9() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** As a person stops it: SIGTERM; returns when the process has ended. */
    public void stop() {
        process.destroy();
        await(Duration.ofSeconds(30));
    }

    /** Stops it, and starts it again on the same data. */
    public Tertulia restart() {
        stop();
        return start();
    }

    private void await(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The process does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A GET of this path. */
    public HttpResponse<String> get(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code http://localhost:PORT} and the path. */
    public URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** {@code ws://localhost:PORT} and the path. */
    public URI socket(String path) {
        return URI.create("ws://localhost:" + port + path);
    }

    /** The time of this server, which a test moves. */
    public MovedClock clock() {
        return clock;
    }

    /** Its {@code TERTULIA_DATA}. */
    public Path data() {
        return folder;
    }

    public Databases.Address database() {
        return new Databases.Address(settings.get("TERTULIA_DB_URL"), settings.get("TERTULIA_DB_USER"),
                settings.get("TERTULIA_DB_PASSWORD"));
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** How long the machine's cores have worked for its process. */
    public Duration worked() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it has logged; the file stays in {@code target/servers}. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without ceremony; its data go with this JVM. */
    @Override
    public void close() {
        end();
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static Path logFile() {
        try {
            Path folder = Files.createDirectories(ROOT.resolve("target/servers"));
            return folder.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
