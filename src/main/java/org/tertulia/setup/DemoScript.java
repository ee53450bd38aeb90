package org.tertulia.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The demonstration's conversations, read from {@code demo.txt}, which says how it is written. */
record DemoScript(List<Scene> scenes) {

    private static final Pattern LINE = Pattern.compile("([VACEPRF]) (\\d+) (.*)");
    private static final Pattern PERSON = Pattern.compile("(\\S+) (.+) <(.+)>");

    /** A conversation. @param agent whose it is, or null */
    record Scene(String inbox, String language, Duration ago, String page, Person contact, String agent, boolean closed, List<Step> steps) {
    }

    record Person(String firstName, String lastName, String email) {
    }

    /** @param what one letter, as the file's head says. @param after seconds after the step before */
    record Step(char what, int after, String text) {
    }

    static DemoScript read() {
        try (InputStream in = DemoScript.class.getResourceAsStream("demo.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The demonstration cannot be read.", e);
        }
    }

    static DemoScript parse(List<String> lines) {
        List<Scene> scenes = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("==")) {
                scenes.add(scene(line.substring(2).split("\\|")));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                scenes.get(scenes.size() - 1).steps().add(step(line));
            }
        }
        return new DemoScript(scenes);
    }

    private static Scene scene(String[] head) {
        String[] h = Stream.of(head).map(String::strip).toArray(String[]::new);
        Matcher person = PERSON.matcher(h[4]);
        Person contact = person.matches() ? new Person(person.group(1), person.group(2), person.group(3)) : null;
        return new Scene(h[0], h[1], Duration.parse(h[2]), h[3], contact, "-".equals(h[5]) ? null : h[5], "closed".equals(h[6]), new ArrayList<>());
    }

    private static Step step(String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException("This is no line of the demonstration: " + line);
        }
        return new Step(match.group(1).charAt(0), Integer.parseInt(match.group(2)), match.group(3));
    }
}
