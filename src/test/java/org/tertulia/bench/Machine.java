package org.tertulia.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On what it ran. @param load how many threads wanted a core before it began, from elsewhere: a busy machine spoils figures */
record Machine(int cores, String processor, String system, String java, double load) {

    static Machine here() {
        return new Machine(Runtime.getRuntime().availableProcessors(), model(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst("[^:]*:\\s*", ""))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    /** The server's name and version, as its log says. */
    static String server(String log) {
        Matcher version = Pattern.compile("(Payara Micro [\\d.]+)").matcher(log);
        return version.find() ? version.group(1) : "unknown";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d cores (%s), %s, %s, load before: %.1f", cores, processor, system, java, load);
    }
}
