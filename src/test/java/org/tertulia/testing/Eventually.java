package org.tertulia.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something that happens soon: looks again and again, and gives up in the end. */
public final class Eventually {

    /** Long enough for a busy machine, short enough for a person who waits for the test's end. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {
    }

    /** Returns when the assertions hold; throws what they threw last, when they do not for {@link #PATIENCE}. */
    public static void succeeds(Check assertions) {
        within(PATIENCE, assertions);
    }

    /** As {@link #succeeds}, with another patience. */
    public static void within(Duration patience, Check assertions) {
        gives(patience, () -> {
            assertions.run();
            return null;
        });
    }

    /** The value, as soon as it comes without a throw. */
    public static <T> T gives(Duration patience, Callable<T> value) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return value.call();
            } catch (Exception | AssertionError notYet) {
                if (System.nanoTime() >= end) {
                    throw told(notYet);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns as soon as it is so; throws with that sentence when it is not in time. */
    public static void isTrue(String what, Callable<Boolean> truth) {
        succeeds(() -> {
            if (!truth.call()) {
                throw new AssertionError("Not in time: " + what);
            }
        });
    }

    private static RuntimeException told(Throwable last) {
        if (last instanceof AssertionError assertion) {
            throw assertion;
        }
        return last instanceof RuntimeException runtime ? runtime : new IllegalStateException(last);
    }

    /** Assertions that may throw anything. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }
}
