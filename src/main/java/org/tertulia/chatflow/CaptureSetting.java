package org.tertulia.chatflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import org.tertulia.platform.Refusal;

/** Whether and when a chatflow asks for the e-mail address (row B1). */
@Embeddable
public class CaptureSetting {

    public static final Duration DEFAULT = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Enumerated(EnumType.STRING)
    @Column(name = "capture_when")
    private CaptureWhen when;
    @Column(name = "capture_seconds")
    private int seconds;

    protected CaptureSetting() {
    }

    /** @param after how long the visitor waits for an answer before being asked: 10 s to 1 h; null for a minute */
    public CaptureSetting(CaptureWhen when, Duration after) {
        Duration wait = after == null ? DEFAULT : after;
        if (when == null) {
            throw Refusal.invalid("capture.when", "empty", "Choose when to ask: immediately, unanswered or never.");
        }
        if (wait.compareTo(SHORTEST) < 0 || wait.compareTo(LONGEST) > 0) {
            throw Refusal.invalid("capture.after", "out-of-range", "Choose a time between 10 seconds and 1 hour.");
        }
        this.when = when;
        this.seconds = (int) wait.toSeconds();
    }

    public CaptureWhen when() {
        return when;
    }

    public Duration after() {
        return Duration.ofSeconds(seconds);
    }
}
