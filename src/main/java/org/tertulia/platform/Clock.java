package org.tertulia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one place where the wall clock is read. A test may move it: within the JVM by another bean of this type, in a
 * packaged server by the file that {@code TERTULIA_CLOCK_FILE} names, which holds an ISO-8601 duration to add, or an
 * ISO-8601 instant at which time then stands still.
 */
@ApplicationScoped
public class Clock {

    private static final Logger LOG = Logger.getLogger(Clock.class.getName());

    private final ThreadLocal<Instant> asOf = new ThreadLocal<>();
    private final Path offsetFile;
    private volatile Reading reading = new Reading("", Duration.ZERO, null);

    /** For the container's proxy and for tests that override {@link #now()}. */
    protected Clock() {
        this.offsetFile = null;
    }

    @Inject
    Clock(Settings settings) {
        this.offsetFile = settings.clockFile().orElse(null);
    }

    /**
     * Does something as if it were another time, for this thread only: what is taken over from elsewhere keeps its dates.
     */
    public void at(Instant then, Runnable work) {
        asOf.set(then);
        try {
            work.run();
        } finally {
            asOf.remove();
        }
    }

    /** The time, in whole milliseconds as the database keeps it. */
    public Instant now() {
        Instant pretended = asOf.get();
        if (pretended != null) {
            return pretended;
        }
        Instant wall = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return offsetFile == null ? wall : reading().applied(wall);
    }

    private Reading reading() {
        try {
            // Read each time: two writings within one tick of the disk's clock bear the same date.
            String text = Files.readString(offsetFile).strip();
            Reading known = reading;
            if (!text.equals(known.text())) {
                known = Reading.of(text);
                reading = known;
            }
            return known;
        } catch (IOException | DateTimeParseException unreadable) {
            LOG.log(Level.FINE, "TERTULIA_CLOCK_FILE cannot be read now; the last reading stays.", unreadable);
            return reading;
        }
    }

    /** What the file said: the time by which to move, or else the time at which to stand still. */
    private record Reading(String text, Duration offset, Instant still) {

        static Reading of(String text) {
            return text.startsWith("P") || text.startsWith("-") ? new Reading(text, Duration.parse(text), null)
                    : new Reading(text, Duration.ZERO, Instant.parse(text));
        }

        Instant applied(Instant wall) {
            return still == null ? wall.plus(offset) : still;
        }
    }
}
