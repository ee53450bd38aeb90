package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the tests' own: Debian's programs, a new cluster in a temporary folder, loopback only, with
 * everything on that makes a commit durable. Ends with the JVM.
 */
public final class Postgres {

    private static final String SUPERUSER = "tertulia";
    private static Postgres shared;

    private final int port = Ports.free();
    private final Path folder = folder();
    private final Path cluster = folder.resolve("cluster");
    private final Path programs = programs();

    private Postgres() {
        start();
    }

    /** The one of this JVM, started at the first call. */
    public static synchronized Postgres shared() {
        if (shared == null) {
            shared = new Postgres();
        }
        return shared;
    }

    /** Another one, for a test that stops it. */
    public static Postgres another() {
        return new Postgres();
    }

    /** Ends all connections, as an update of PostgreSQL does, and comes back. */
    public void restart() {
        run(asOwner("pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "restart", "-l", folder.resolve("log").toString()));
    }

    /** A new empty database of that name. */
    public Databases.Address fresh(String name) {
        try (Connection connection = address("postgres").open().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    private Databases.Address address(String name) {
        return new Databases.Address("jdbc:postgresql://127.0.0.1:" + port + "/" + name, SUPERUSER, "");
    }

    private void start() {
        run("chown", "-R", owner(), folder.toString());
        run(asOwner("initdb", "-D", cluster.toString(), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                "--no-sync"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        run(asOwner("pg_ctl", "-D", cluster.toString(), "-l", folder.resolve("log").toString(), "-w", "-t", "60",
                "-o", "-c listen_addresses=127.0.0.1 -p " + port + " -k " + folder + " -c max_connections=300", "start"));
        Eventually.gives(Duration.ofSeconds(30), () -> {
            try (Connection connection = address("postgres").open().getConnection()) {
                return connection.isValid(1);
            }
        });
    }

    private void stop() {
        run(asOwner("pg_ctl", "-D", cluster.toString(), "-m", "immediate", "-w", "stop"));
        Folders.delete(folder);
    }

    /** Not one that goes with the JVM by itself: first the server must have ended. */
    private static Path folder() {
        try {
            return Files.createTempDirectory("tertulia-postgresql");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; its package brings a user for it. */
    private static String owner() {
        return root() ? "postgres" : System.getProperty("user.name");
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String[] asOwner(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=" + owner(), "--regid=" + owner(), "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private void run(String... command) {
        try {
            Path output = folder.resolve("output");
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max((a, b) -> Integer.compare(version(a), version(b)))
                    .orElseThrow(() -> new IllegalStateException("No PostgreSQL here: bin/test installs it."));
        } catch (IOException e) {
            throw new UncheckedIOException("No PostgreSQL here: bin/test installs it.", e);
        }
    }

    private static int version(Path bin) {
        return Integer.parseInt(bin.getParent().getFileName().toString().replaceFirst("\\D.*", ""));
    }
}
