package org.tertulia.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of a packaged server: the true time and what a test adds to it. */
public final class MovedClock {

    private final Path file;
    private Duration ahead = Duration.ZERO;
    private Instant still;

    MovedClock(Path file) {
        this.file = file;
    }

    /** Moves the server's time forward; it knows at its next look. */
    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
        still = still == null ? null : still.plus(time);
        tell();
    }

    /** From now on the server's time goes on only by {@link #advance}. */
    public synchronized void stop() {
        still = now().truncatedTo(ChronoUnit.MILLIS);
        tell();
    }

    /** The server's time goes on by itself again, from where it would be. */
    public synchronized void go() {
        if (still != null) {
            ahead = Duration.between(Instant.now(), still);
            still = null;
            tell();
        }
    }

    private void tell() {
        try {
            String text = still == null ? ahead.toString() : still.toString();
            Path fresh = Files.writeString(file.resolveSibling("clock.new"), text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What time it is for the server. */
    public synchronized Instant now() {
        return still == null ? Instant.now().plus(ahead) : still;
    }

    Path file() {
        return file;
    }
}
