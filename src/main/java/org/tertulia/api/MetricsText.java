package org.tertulia.api;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Numbers in Prometheus' text format, version 0.0.4. */
class MetricsText {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    MetricsText family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    MetricsText sample(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** A family with one number. */
    MetricsText single(String name, String type, String help, double value) {
        return family(name, type, help).sample(name, "", value);
    }

    /** A family of counters, each with its labels. @param unit what one counted is worth in the metric's unit */
    MetricsText counters(String name, String help, Map<String, LongAdder> counters, double unit) {
        family(name, "counter", help);
        counters.forEach((labels, counter) -> sample(name, labels, counter.sum() * unit));
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
