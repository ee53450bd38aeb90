package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the handbook for operators says and what the product reads are the same. */
class HandbookTest {

    private static final Path HANDBOOK = Path.of("docs/operate.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(TERTULIA_[A-Z_]+)` \\|");
    private static final Pattern IN_SCRIPT = Pattern.compile("TERTULIA_[A-Z_]+");

    /** What a person never sets: which build, and how the archive of classes is made. */
    private static final Set<String> OF_THE_SCRIPTS = Set.of("TERTULIA_WAR", "TERTULIA_TRAIN");

    @Test
    void everySettingIsExplainedAndNoOther() {
        Set<String> read = new TreeSet<>(readBySettings());
        read.addAll(found(IN_SCRIPT, text(Path.of("bin/run")) + text(Path.of("bin/serve")) + text(Path.of("bin/ready"))));
        read.removeAll(OF_THE_SCRIPTS);
        read.remove("TERTULIA_");
        assertThat(read).hasSizeGreaterThan(15);
        assertThat(found(ROW, text(HANDBOOK))).isEqualTo(read);
    }

    /** One place, so that two tables cannot say two things. */
    @Test
    void noOtherPageHasATableOfSettings() throws IOException {
        try (var pages = Files.list(Path.of("docs"))) {
            assertThat(pages.filter(page -> page.toString().endsWith(".md") && !page.endsWith("operate.md"))).allSatisfy(page ->
                    assertThat(found(ROW, text(page))).as(page.toString()).isEmpty());
        }
        assertThat(found(ROW, text(Path.of("README.md")))).isEmpty();
        assertThat(text(Path.of("README.md"))).contains("(docs/operate.md#configure)");
    }

    /** Asks for each setting, and notes under which name it is looked up. */
    private static Set<String> readBySettings() {
        Set<String> names = new TreeSet<>();
        Config config = (Config) Proxy.newProxyInstance(Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
            names.add((String) arguments[0]);
            return Optional.empty();
        });
        Settings settings = new Settings(config);
        for (Method method : Settings.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0) {
                try {
                    method.invoke(settings);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new AssertionError(method.getName(), e);
                }
            }
        }
        return names;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
