package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The clock of a packaged server: the true time and what a test adds to it. */
public final class MovedClock {

    private final Path file;
    private Duration ahead = Duration.ZERO;

    MovedClock(Path file) {
        this.file = file;
    }

    /** Moves the server's time forward; it knows at its next look. */
    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
        try {
            Path fresh = Files.writeString(file.resolveSibling("clock.new"), ahead.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What time it is for the server. */
    public synchronized Instant now() {
        return Instant.now().plus(ahead);
    }

    Path file() {
        return file;
    }
}
