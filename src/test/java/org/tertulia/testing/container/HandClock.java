package org.tertulia.testing.container;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import org.tertulia.platform.Clock;

/** A clock that stands still until a test moves it. Inject it as {@code HandClock}; the product's beans have the same. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HandClock extends Clock {

    /** A Wednesday morning, on which no clock in Europe or the Americas is changed. */
    public static final Instant START = Instant.parse("2026-05-06T09:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant instant) {
        now = instant;
    }
}
