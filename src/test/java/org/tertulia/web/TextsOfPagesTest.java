package org.tertulia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Texts;

/** Every language says everything, with the same gaps; and pages and scripts ask only for what is there. */
class TextsOfPagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final Pattern ASKED_BY_PAGES = Pattern.compile("(?:msg\\['|texts\\.of\\(')([a-z][\\w.-]*)'(?!\\.concat)");
    private static final Pattern ASKED_BY_THE_INBOX = Pattern.compile("\\btext\\('([a-z][\\w.-]*)'");

    @ParameterizedTest
    @ValueSource(strings = {"pt", "es", "de"})
    void eachLanguageHasAllTextsWithTheSameGaps(String language) throws IOException {
        Map<String, String> english = keysOf("");
        Map<String, String> other = keysOf("_" + language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        other.forEach((key, text) -> assertThat(gaps(text)).as(key).isEqualTo(gaps(english.get(key))));
    }

    @Test
    void pagesAskForTextsThatAreThere() {
        Set<String> known = Texts.below("en", "").keySet();
        assertThat(asked(WEBAPP, ".xhtml", ASKED_BY_PAGES)).isNotEmpty().allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void theInboxsScriptsAskForTextsThatAreThere() {
        Set<String> known = Texts.below("en", "inbox.js.").keySet();
        assertThat(asked(WEBAPP.resolve("resources/tertulia/inbox"), ".js", ASKED_BY_THE_INBOX)).isNotEmpty()
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void noPageHasWordsOfItsOwn() {
        for (Path page : files(WEBAPP, ".xhtml")) {
            String words = read(page).replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<kbd>.*?</kbd>", "").replaceAll("(?s)<[^>]*>", " ")
                    .replaceAll("(?s)#\\{.*?}", " ").replaceAll("&\\w+;", " ").replace("Tertulia", "").replaceAll("[^\\p{L}]+", " ").strip();
            assertThat(words).as(page.toString()).isEmpty();
        }
    }

    private static Map<String, String> keysOf(String suffix) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/org/tertulia/messages" + suffix + ".properties"))) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                assertThat(keys.put(line.substring(0, equals).strip(), line.substring(equals + 1))).as(line).isNull();
            }
        }
        return keys;
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(Path folder, String ending, Pattern pattern) {
        return files(folder, ending).stream().flatMap(file -> pattern.matcher(read(file)).results()).map(match -> match.group(1))
                .filter(key -> !key.endsWith(".")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
