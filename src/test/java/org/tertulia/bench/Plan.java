package org.tertulia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tertulia.testing.Engine;

/**
 * What to measure.
 *
 * @param warmUp  how long a fresh server works before anything is measured
 * @param measure how long each number of visitors is measured
 * @param plain   how long each number of plain connections is measured
 * @param data    at how many conversations the lists and searches are measured, instead of messages; empty for none
 */
record Plan(Duration warmUp, Duration measure, Duration plain, List<Integer> visitors, List<Engine> databases,
        List<Integer> data) {

    static final String USAGE = """
            bin/bench [--warm-up SECONDS] [--seconds SECONDS] [--plain SECONDS] [--visitors 1,4,16] [--databases h2,postgresql]
            bin/bench --nodes 2 [--warm-up SECONDS] [--seconds SECONDS] [--visitors 1,4,16]
            bin/bench --data 10000,100000,1000000
            bin/bench --idle 5000,10000
            bin/bench --steady 300
            bin/bench --letters 100000""";


    /** @throws IllegalArgumentException when an argument is not one of {@link #USAGE} */
    static Plan of(String... arguments) {
        Duration warmUp = Duration.ofSeconds(10);
        Duration measure = Duration.ofSeconds(6);
        Duration plain = Duration.ofSeconds(3);
        List<Integer> visitors = List.of(1, 4, 16);
        List<Engine> databases = List.of(Engine.values());
        List<Integer> data = List.of();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--warm-up" -> warmUp = seconds(value);
                case "--seconds" -> measure = seconds(value);
                case "--plain" -> plain = seconds(value);
                case "--visitors" -> visitors = Stream.of(value.split(",")).map(Integer::valueOf).toList();
                case "--databases" -> databases = databases(value);
                case "--data" -> data = Stream.of(value.split(",")).map(Integer::valueOf).sorted().toList();
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException(arguments[arguments.length - 1]);
        }
        return new Plan(warmUp, measure, plain, visitors, databases, data);
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private static List<Engine> databases(String names) {
        List<Engine> databases = new ArrayList<>();
        for (String name : names.split(",")) {
            databases.add(Engine.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return databases;
    }
}
