package org.tertulia.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/** What visitors cost who have written and now only have the chat open: memory of the server, with each number of them. */
final class IdleVisitors {

    private static final int AT_ONCE = 8;
    private static final Pattern USED = Pattern.compile("(?:heap|generation|space)\\s[^\\n]*?used (\\d+)K");

    private IdleVisitors() {
    }

    /** @param heap in use after a collection. @param resident of the process; both in kilobytes */
    private record Memory(long heap, long resident) {
    }

    /** @param numbers of visitors, growing. @return a table for people */
    static String measure(List<Integer> numbers) throws IOException, InterruptedException, ExecutionException {
        StringBuilder table = new StringBuilder("idle visitors    heap KB each    resident KB each    heap MB\n");
        try (Tertulia tertulia = Tertulia.on(Engine.POSTGRESQL, Map.of("TERTULIA_VISITOR_RATE", "1000000", "JDK_JAVA_OPTIONS", "", "TERTULIA_CLOCK_FILE", "")).start()) {
            String channel = Measuring.channel(tertulia);
            List<QuietSocket> open = new ArrayList<>();
            open(tertulia, channel, 200, open);  // what is loaded once is not theirs
            int base = open.size();
            Memory before = memory(tertulia);
            for (int number : numbers) {
                open(tertulia, channel, base + number - open.size(), open);
                Memory with = memory(tertulia);
                long alive = sockets(tertulia);
                if (alive < base + number) {
                    throw new IOException("Only " + alive + " of " + (base + number) + " sockets are open.");
                }
                table.append(String.format(Locale.ROOT, "%13d %15.1f %19.1f %10d%n", number, (with.heap() - before.heap()) / (double) number,
                        (with.resident() - before.resident()) / (double) number, with.heap() / 1024));
            }
            open.forEach(QuietSocket::close);
        }
        return table.toString();
    }

    /** Opens so many more chats, each of somebody who writes once. */
    static void open(Tertulia tertulia, String channel, int many, List<QuietSocket> open) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<QuietSocket>> coming = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            coming.add(threads.submit(() -> QuietSocket.writes(tertulia.socket("/ws/chat"), channel, tertulia.url("/demo").toString())));
        }
        for (Future<QuietSocket> one : coming) {
            open.add(one.get());
        }
        threads.shutdown();
    }

    private static long sockets(Tertulia tertulia) {
        Matcher gauge = Pattern.compile("(?m)^tertulia_sockets (\\d+)").matcher(tertulia.get("/metrics").body());
        return gauge.find() ? Long.parseLong(gauge.group(1)) : 0;
    }

    private static Memory memory(Tertulia tertulia) throws IOException, InterruptedException {
        String pid = Long.toString(tertulia.pid());
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The heap's size cannot be read.");
        }
        String status = Files.readString(Path.of("/proc", pid, "status"));
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        if (!resident.find()) {
            throw new IOException("The process's size cannot be read.");
        }
        return new Memory(Long.parseLong(used.group(1)), Long.parseLong(resident.group(1)));
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("jcmd", pid, command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> said.append(line).append('\n'));
        }
        process.waitFor();
        return said.toString();
    }
}
