package org.tertulia.security;

import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.Clock;

/** A clock that stands still until it is moved. */
class MovableClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    void move(Duration by) {
        now = now.plus(by);
    }
}
