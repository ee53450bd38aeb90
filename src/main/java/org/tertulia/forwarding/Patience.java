package org.tertulia.forwarding;

import java.time.Duration;
import java.time.Instant;

/**
 * When a letter is tried again that the mail server could not take now, as mail servers do among each other (RFC 5321, 4.5.4.1): after
 * five minutes, then after pauses that double up to 4,000 seconds, and given up five days after the first failure. Pure.
 */
final class Patience {

    static final Duration FIRST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofSeconds(4_000);
    static final Duration ALL = Duration.ofDays(5);

    private Patience() {
    }

    /**
     * @param tries how often it has failed, at least once
     * @param since when it failed first
     * @return when it is tried again, at the latest at the very end; null once that has failed too
     */
    static Instant next(int tries, Instant since, Instant now) {
        Instant end = since.plus(ALL);
        Instant next = now.plus(pause(tries));
        return !now.isBefore(end) ? null : next.isAfter(end) ? end : next;
    }

    private static Duration pause(int tries) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
