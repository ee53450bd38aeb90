package org.tertulia.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tertulia.testing.Folders;
import org.tertulia.testing.FrameSocket;

/** How fast the same server says back a visitor's frame with nothing behind it, to the same clients in the same closed loop. */
final class EchoRate implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder = Folders.fresh("echo");
    private final URI address;
    private final Process server;

    EchoRate() throws IOException, InterruptedException {
        Path war = folder.resolve("echo.war");
        pack(war);
        int port = freePort();
        address = URI.create("ws://127.0.0.1:" + port + "/echo");
        ProcessBuilder serve = new ProcessBuilder(Path.of("bin/serve").toAbsolutePath().toString());
        serve.environment().putAll(Map.of("TERTULIA_WAR", war.toString(), "TERTULIA_PORT", Integer.toString(port), "TMPDIR", folder.toString()));
        server = serve.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        awaitStart();
    }

    private static void pack(Path war) throws IOException {
        String name = "org/tertulia/bench/Echo.class";
        try (OutputStream file = Files.newOutputStream(war); ZipOutputStream zip = new ZipOutputStream(file);
                InputStream echo = EchoRate.class.getClassLoader().getResourceAsStream(name)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
            echo.transferTo(zip);
            zip.closeEntry();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + START.toNanos(); ; TimeUnit.MILLISECONDS.sleep(200)) {
            try (FrameSocket line = FrameSocket.open(address, Map.of())) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !server.isAlive()) {
                    throw new IOException("The echo did not start:\n" + Files.readString(folder.resolve("log")), notYet);
                }
            }
        }
    }

    /** Frames a second that come back on so many connections. */
    double measure(int connections, Duration time) throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Long>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(() -> echoes(end));
            }
            long began = System.nanoTime();
            long echoes = 0;
            for (Future<Long> loop : threads.invokeAll(loops)) {
                echoes += loop.get();
            }
            return echoes * 1e9 / (System.nanoTime() - began);
        } finally {
            threads.shutdown();
        }
    }

    private long echoes(long end) throws IOException {
        long echoes = 0;
        try (FrameSocket line = FrameSocket.open(address, Map.of())) {
            while (System.nanoTime() < end) {
                JsonObject frame = FrameSocket.frame("send").add("key", UUID.randomUUID().toString()).add("text", Visitor.TEXT).build();
                line.send(frame);
                if (line.next(PATIENCE) == null) {
                    throw new IOException("The server says nothing.");
                }
                echoes++;
            }
        }
        return echoes;
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try {
            server.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.destroyForcibly();
    }
}
