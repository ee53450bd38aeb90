package org.tertulia.forwarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Objects;
import org.tertulia.platform.Refusal;

/** When replies are forwarded by e-mail, and how much of the conversation goes with them (rows E3–E5, E7). One row. */
@Entity
@Table(name = "forwarding_setting")
public class ForwardingSettings {

    static final int ID = 1;
    private static final Duration DAY = Duration.ofDays(1);

    @Id
    private int id;
    @Enumerated(EnumType.STRING)
    private ForwardingMode mode;
    @Column(name = "delay_seconds")
    private int delaySeconds;
    @Column(name = "away_seconds")
    private int awaySeconds;
    @Column(name = "interval_seconds")
    private int intervalSeconds;
    @Column(name = "context_messages")
    private int contextMessages;
    @Column(name = "short_messages")
    private int shortMessages;

    /** The defaults of rows E3, E4 and E7. */
    protected ForwardingSettings() {
        id = ID;
        mode = ForwardingMode.UNREAD;
        delaySeconds = 120;
        awaySeconds = 60;
        intervalSeconds = 900;
        contextMessages = 5;
        shortMessages = 10;
    }

    void send(ForwardingMode what) {
        mode = Objects.requireNonNull(what);
    }

    /** @throws Refusal when a duration is not of whole seconds, or out of bounds */
    void wait(Duration delay, Duration away, Duration interval) {
        delaySeconds = seconds("delay", delay, Duration.ZERO, DAY);
        awaySeconds = seconds("away", away, Duration.ofSeconds(1), DAY);
        intervalSeconds = seconds("interval", interval, Duration.ZERO, DAY.multipliedBy(7));
    }

    /** @throws Refusal when a number is out of bounds */
    void include(int context, int shortest) {
        contextMessages = number("context", context, 50);
        shortMessages = number("short", shortest, 100);
    }

    public ForwardingMode mode() {
        return mode;
    }

    /** How long after the last unread reply a letter is due. */
    public Duration delay() {
        return Duration.ofSeconds(delaySeconds);
    }

    /** How long the visitor's widget must have been gone. */
    public Duration away() {
        return Duration.ofSeconds(awaySeconds);
    }

    /** How long it is at least from one letter of a conversation to the next. */
    public Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }

    /** How many earlier messages go along. */
    public int context() {
        return contextMessages;
    }

    /** Up to how many messages a conversation is sent whole. */
    public int shortest() {
        return shortMessages;
    }

    private static int seconds(String field, Duration value, Duration least, Duration most) {
        if (value.getNano() != 0 || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw Refusal.invalid("forwarding." + field, "out-of-range",
                    "Use whole seconds, from " + least + " to " + most + ".");
        }
        return (int) value.toSeconds();
    }

    private static int number(String field, int value, int most) {
        if (value < 0 || value > most) {
            throw Refusal.invalid("forwarding." + field, "out-of-range", "Use a number from 0 to " + most + ".");
        }
        return value;
    }
}
