package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockTest {

    private static final Duration NEARLY = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void tellsTheTimeInWholeMilliseconds() {
        Instant now = clock(Map.of()).now();

        assertThat(Duration.between(now, Instant.now())).isLessThan(NEARLY);
        assertThat(now.getNano() % 1_000_000).isZero();
    }

    @Test
    void followsTheFileWheneverItChanges() throws IOException {
        Path file = folder.resolve("clock");
        Clock clock = clock(Map.of("TERTULIA_CLOCK_FILE", file.toString()));
        assertThat(ahead(clock)).as("no file yet").isLessThan(NEARLY);

        write(file, "PT61S");
        assertThat(ahead(clock)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));

        write(file, "P7D\n");
        assertThat(ahead(clock)).isBetween(Duration.ofDays(7).minusSeconds(1), Duration.ofDays(7).plusSeconds(1));

        FileTime before = Files.getLastModifiedTime(file);
        write(file, "P8D");
        Files.setLastModifiedTime(file, before);
        assertThat(ahead(clock)).as("written within one tick of the disk's clock").isGreaterThan(Duration.ofDays(7).plusHours(1));

        write(file, "no duration");
        assertThat(ahead(clock)).as("the last offset stays").isGreaterThan(Duration.ofDays(6));
    }

    private void write(Path file, String text) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Duration ahead(Clock clock) {
        return Duration.between(Instant.now(), clock.now());
    }

    private static Clock clock(Map<String, String> settings) {
        return new Clock(new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()));
    }
}
