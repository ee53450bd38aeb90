package org.tertulia.web;

import java.time.Duration;
import org.tertulia.platform.Refusal;

/** A duration as a form has it: a number and a unit, the largest in which it is whole. */
public class TimeSpan {

    /** The units on offer. */
    public enum Unit {
        SECONDS(1), MINUTES(60), HOURS(3_600), DAYS(86_400);

        private final long seconds;

        Unit(long seconds) {
            this.seconds = seconds;
        }

        /** The end of the keys of its texts: {@code minutes}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String field;
    private String amount;
    private Unit unit;

    /** @param field the name that a refusal tells. */
    public TimeSpan(String field, Duration duration) {
        this.field = field;
        long seconds = duration.toSeconds();
        this.unit = Unit.SECONDS;
        for (Unit larger : Unit.values()) {
            if (seconds > 0 && seconds % larger.seconds == 0) {
                unit = larger;
            }
        }
        this.amount = Long.toString(seconds / unit.seconds);
    }

    /** @throws Refusal {@code out-of-range} when the amount is no whole number from 0 to a million */
    public Duration duration() {
        String plain = amount == null ? "" : amount.strip();
        if (!plain.matches("\\d{1,6}")) {
            throw Refusal.invalid(field, "out-of-range", "Write a whole number.");
        }
        return Duration.ofSeconds(Long.parseLong(plain) * unit.seconds);
    }

    /** In words of the page: {@code 2 minutes}. */
    public String words(PageTexts texts) {
        return texts.counted("span." + unit.key(), Long.parseLong(amount));
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public Unit getUnit() {
        return unit;
    }

    public void setUnit(Unit unit) {
        this.unit = unit == null ? Unit.SECONDS : unit;
    }
}
