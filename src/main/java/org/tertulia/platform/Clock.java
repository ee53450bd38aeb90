package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one place where the wall clock is read. A test may move it: within the JVM by another bean of this type, in a
 * packaged server by the file that {@code TERTULIA_CLOCK_FILE} names, which holds an ISO-8601 duration to add.
 */
@ApplicationScoped
public class Clock {

    private static final Logger LOG = Logger.getLogger(Clock.class.getName());

    private final Path offsetFile;
    private volatile Offset offset = new Offset(null, Duration.ZERO);

    /** For the container's proxy and for tests that override {@link #now()}. */
    protected Clock() {
        this.offsetFile = null;
    }

    @Inject
    Clock(Settings settings) {
        this.offsetFile = settings.clockFile().orElse(null);
    }

    /** The time, in whole milliseconds as the database keeps it. */
    public Instant now() {
        Instant wall = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return offsetFile == null ? wall : wall.plus(offset());
    }

    private Duration offset() {
        try {
            FileTime written = Files.getLastModifiedTime(offsetFile);
            Offset known = offset;
            if (!written.equals(known.written())) {
                known = new Offset(written, Duration.parse(Files.readString(offsetFile).strip()));
                offset = known;
            }
            return known.length();
        } catch (IOException | DateTimeParseException unreadable) {
            LOG.log(Level.FINE, "TERTULIA_CLOCK_FILE cannot be read now; the last offset stays.", unreadable);
            return offset.length();
        }
    }

    private record Offset(FileTime written, Duration length) {
    }
}
