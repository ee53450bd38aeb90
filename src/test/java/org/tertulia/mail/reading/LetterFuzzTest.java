package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Letters that nobody has written: the samples, damaged at random but the same each time. */
class LetterFuzzTest {

    private static final int ROUNDS = 6_000;
    private static final long MOST_NANOS = 20_000_000_000L;
    private static final String[] CRUMBS = {"=?", "?=", "=?utf-8?B?", "--b", "--b--\r\n", "\r\n\r\n", "\r\n", "\n", "\r", "<", ">", "\"", "(", ")", ";", ":", "=",
        "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: message/rfc822\r\n\r\n", "begin 644 a\n", "=ybegin a name=b\n", "\0", "\u00ff", "charset=",
        "%", "*0*=", "@", ",", "<blockquote>", "<table><tr>", "</div>", "&#", "Content-Transfer-Encoding: base64\r\n", "format=flowed", " ", "\t"};

    @Test
    void anyLetterIsReadWithoutAFault() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (String name : LetterReaderTest.samples()) {
            samples.add(LetterReaderTest.sample(name));
        }
        Random random = new Random(20260303);
        long start = System.nanoTime();
        long slowest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] letter = damaged(samples, random);
            long before = System.nanoTime();
            assertThatCode(() -> readWholly(letter)).as(() -> new String(letter, StandardCharsets.ISO_8859_1)).doesNotThrowAnyException();
            slowest = Math.max(slowest, System.nanoTime() - before);
        }
        assertThat(slowest).isLessThan(3_000_000_000L);
        assertThat(System.nanoTime() - start).isLessThan(MOST_NANOS);
    }

    private static void readWholly(byte[] raw) {
        Limits limits = new Limits();
        limits.oneLetter(0);
        // not LetterReader.read(bytes), which would hide a fault behind a damaged letter
        ReadLetter letter = LetterReader.read(Stretch.of(raw), limits, 0);
        assertThat(letter.text()).doesNotContain("\0", "\r");
        assertThat(letter.subject()).doesNotContain("\n", "\r");
        letter.to().forEach(person -> assertThat(person.address() + person.name()).doesNotContain("\n", "\r"));
        letter.references().forEach(id -> assertThat(id).startsWith("<").endsWith(">"));
        if (letter.html() != null) {
            String safe = SafeHtml.of(letter.html(), Map.of()).html();
            assertThat(safe).doesNotContain("<script", "<iframe", "<style", "<form");
        }
    }

    private static byte[] damaged(List<byte[]> samples, Random random) {
        byte[] bytes = samples.get(random.nextInt(samples.size()));
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
            bytes = switch (random.nextInt(7)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> joined(Arrays.copyOf(bytes, at), samples.get(random.nextInt(samples.size())));
                case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(rest, Math.min(rest.length, 1 + random.nextInt(9)), rest.length));
                case 3 -> joined(joined(Arrays.copyOf(bytes, at), CRUMBS[random.nextInt(CRUMBS.length)].getBytes(StandardCharsets.ISO_8859_1)), rest);
                case 4 -> joined(joined(Arrays.copyOf(bytes, at), noise(random)), rest);
                case 5 -> joined(joined(Arrays.copyOf(bytes, at), CRUMBS[random.nextInt(CRUMBS.length)].repeat(200).getBytes(StandardCharsets.ISO_8859_1)), rest);
                default -> new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", random.nextBoolean() ? "\n" : "\r").getBytes(StandardCharsets.ISO_8859_1);
            };
        }
        return bytes;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
