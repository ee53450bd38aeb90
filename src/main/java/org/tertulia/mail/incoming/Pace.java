package org.tertulia.mail.incoming;

import java.time.Duration;

/** How long to leave a mailbox alone that could not be read: 10 s, 20 s, 40 s … 5 minutes. */
final class Pace {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Pace() {
    }

    /** @param failures how often in a row it has failed; at least once */
    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(10, failures - 1));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
