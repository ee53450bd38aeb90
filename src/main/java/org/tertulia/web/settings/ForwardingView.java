package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tertulia.forwarding.Forwarding;
import org.tertulia.forwarding.ForwardingMode;
import org.tertulia.forwarding.ForwardingSettings;
import org.tertulia.platform.Refusal;
import org.tertulia.web.Feedback;
import org.tertulia.web.TimeSpan;

/** What visitors who have left get by mail. */
@Named
@RequestScoped
public class ForwardingView {

    private static final Map<String, String> PLACES = Map.of("forwarding.delay", "forwarding:delay", "forwarding.away", "forwarding:away",
            "forwarding.interval", "forwarding:interval", "forwarding.context", "forwarding:context", "forwarding.short", "forwarding:short");

    @Inject
    Forwarding forwarding;
    @Inject
    Feedback feedback;

    private ForwardingMode mode;
    private TimeSpan delay;
    private TimeSpan away;
    private TimeSpan interval;
    private String context;
    private String shortest;

    @PostConstruct
    void read() {
        ForwardingSettings now = forwarding.settings();
        mode = now.mode();
        delay = new TimeSpan("forwarding.delay", now.delay());
        away = new TimeSpan("forwarding.away", now.away());
        interval = new TimeSpan("forwarding.interval", now.interval());
        context = Integer.toString(now.context());
        shortest = Integer.toString(now.shortest());
    }

    public void save() {
        Optional<Duration> typedDelay = feedback.attempt(PLACES, delay::duration);
        Optional<Duration> typedAway = feedback.attempt(PLACES, away::duration);
        Optional<Duration> typedInterval = feedback.attempt(PLACES, interval::duration);
        Optional<Integer> typedContext = feedback.attempt(PLACES, () -> number("forwarding.context", context));
        Optional<Integer> typedShort = feedback.attempt(PLACES, () -> number("forwarding.short", shortest));
        if (typedDelay.isEmpty() || typedAway.isEmpty() || typedInterval.isEmpty() || typedContext.isEmpty() || typedShort.isEmpty()) {
            return;
        }
        if (feedback.went(PLACES, () -> forwarding.change(mode, typedDelay.get(), typedAway.get(), typedInterval.get(), typedContext.get(), typedShort.get()))) {
            feedback.done("forwarding.saved");
        }
    }

    private static int number(String field, String typed) {
        if (typed == null || !typed.strip().matches("\\d{1,6}")) {
            throw Refusal.invalid(field, "out-of-range", "Write a whole number.");
        }
        return Integer.parseInt(typed.strip());
    }

    public ForwardingMode getMode() {
        return mode;
    }

    public void setMode(ForwardingMode mode) {
        this.mode = mode;
    }

    public TimeSpan getDelay() {
        return delay;
    }

    public TimeSpan getAway() {
        return away;
    }

    public TimeSpan getInterval() {
        return interval;
    }

    public String getContext() {
        return context;
    }

    public void setContext(String context) {
        this.context = context;
    }

    public String getShortest() {
        return shortest;
    }

    public void setShortest(String shortest) {
        this.shortest = shortest;
    }
}
