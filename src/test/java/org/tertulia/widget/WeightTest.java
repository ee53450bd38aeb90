package org.tertulia.widget;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.Texts;

/**
 * What the widget costs a customer's page, as the build made it: the launcher at most 6 KB, all that comes before the
 * first message at most 30 KB, gzipped. The frame's page is counted in the language whose texts are longest.
 */
class WeightTest {

    private static final int KB = 1024;
    private static final Path BUILT = Path.of("target/tertulia");

    @Test
    void the_launcher_weighs_at_most_6_KB() throws IOException {
        int weight = weight(built("widget.js"));
        assertTrue(weight <= 6 * KB, "widget.js weighs " + weight + " bytes gzipped");
    }

    @Test
    void all_that_comes_before_the_first_message_weighs_at_most_30_KB() throws IOException {
        int fixed = weight(built("widget.js")) + weight(built("chat/frame.js")) + weight(built("chat/frame.css"));
        assertAll(Texts.LANGUAGES.stream().map(language -> () -> {
            int weight = fixed + weight(page(language).getBytes(StandardCharsets.UTF_8));
            assertTrue(weight <= 30 * KB, "In " + language + " the widget weighs " + weight + " bytes gzipped");
        }));
    }

    private static byte[] built(String file) throws IOException {
        Path path = BUILT.resolve(file);
        assertTrue(Files.exists(path), path + " is missing: the phase process-classes makes it");
        return Files.readAllBytes(path);
    }

    private static String page(String language) {
        String texts = Texts.below(language, "widget.").entrySet().stream()
                .map(text -> '"' + text.getKey() + "\":\"" + text.getValue() + '"').collect(Collectors.joining(",", "{", "}"));
        return Page.of("frame.html").fill(Map.of("LOCALE", language, "TITLE", "Support", "TEXTS", texts,
                "CONFIG", "{\"channel\":\"Zk3v0xJ8Qm2TqY7w\",\"name\":\"Support\"}"));
    }

    private static int weight(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.size();
    }
}
