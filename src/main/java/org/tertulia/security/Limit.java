package org.tertulia.security;

import java.time.Duration;

/**
 * What is limited, and to how much. A key may do {@code burst} at once; then what it used comes back evenly, {@code burst}
 * in each {@code period}.
 */
public enum Limit {
    /** Wrong passwords for one account, from anywhere. */
    SIGN_IN_ACCOUNT(10, Duration.ofMinutes(10)),
    /** Wrong passwords from one address, for any account. */
    SIGN_IN_ADDRESS(30, Duration.ofMinutes(10)),
    /** API tokens issued to one agent. */
    API_TOKEN(100, Duration.ofHours(1)),
    /** Messages of one visitor: one a second, sixty at once; TERTULIA_VISITOR_RATE says otherwise. */
    VISITOR_MESSAGE(60, Duration.ofMinutes(1)),
    /** Messages of everybody at one address; an office or a school is one. */
    ADDRESS_MESSAGE(1200, Duration.ofMinutes(1)),
    /** Conversations begun from one address. */
    NEW_CONVERSATION(200, Duration.ofHours(12)),
    /** E-mail addresses that one visitor gives, right or wrong. */
    EMAIL_CAPTURE(10, Duration.ofMinutes(10)),
    /** Polls from one address, each with few frames. */
    POLL(600, Duration.ofMinutes(1)),
    /** Conversations that one visitor has mailed to themselves. */
    TRANSCRIPT(5, Duration.ofHours(1)),
    /** Links of letters used, and fresh ones asked for, from one address. */
    LETTER_PAGE(60, Duration.ofMinutes(10)),
    /** Sockets opened from one address. */
    SOCKET(300, Duration.ofMinutes(1));

    private final int burst;
    private final Duration period;

    Limit(int burst, Duration period) {
        this.burst = burst;
        this.period = period;
    }

    int burst() {
        return burst;
    }

    Duration period() {
        return period;
    }
}
