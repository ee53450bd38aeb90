package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ten megabytes of each thing that might take a reader's time. */
class NastyLettersTest {

    private static final int SIZE = 10_000_000;
    /** A machine of its own takes less than one second for each. */
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final Duration AT_ALL = Duration.ofSeconds(30);
    private static final String PLAIN = "Subject: x\r\nContent-Type: text/plain\r\n\r\n";
    private static final String HTML = "Subject: x\r\nContent-Type: text/html\r\n\r\n";

    @BeforeAll
    static void warmUp() throws IOException {
        for (String name : LetterReaderTest.samples()) {
            for (int i = 0; i < 10; i++) {
                readAndShow(LetterReaderTest.sample(name));
            }
        }
    }

    @TestFactory
    List<DynamicTest> noLetterTakesLong() {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, "one line", () -> "a".repeat(SIZE));
        add(tests, "one line of a body", () -> PLAIN + "a".repeat(SIZE));
        add(tests, "one header", () -> "Subject: " + "a".repeat(SIZE));
        add(tests, "100,000 headers", () -> ("X-A: " + "b".repeat(93) + "\r\n").repeat(100_000) + "\r\nhi");
        add(tests, "10,000 parts", () -> multipart() + ("--b\r\nContent-Type: text/plain\r\n\r\n" + "t".repeat(960) + "\r\n").repeat(10_000));
        add(tests, "2,500,000 empty parts", () -> multipart() + "--b\n".repeat(SIZE / 4));
        add(tests, "another boundary", () -> multipart() + "--c\n\n".repeat(SIZE / 5));
        add(tests, "multiparts 5,000 deep", () -> nested(5_000) + "x".repeat(SIZE));
        add(tests, "multiparts 150,000 deep", () -> nested(150_000));
        add(tests, "letters 5,000 deep", () -> "Content-Type: message/rfc822\r\n\r\n".repeat(5_000) + "x".repeat(SIZE));
        add(tests, "letters side by side", () -> multipart() + "--b\nContent-Type: message/rfc822\n\nSubject: x\n\nhi\n".repeat(SIZE / 52));
        add(tests, "random bytes", NastyLettersTest::random);
        add(tests, "Base64", () -> "Content-Transfer-Encoding: base64\n\n" + "QUFB".repeat(SIZE / 4));
        for (String crumb : List.of("=", "=\n", " ", "=3D", "\n")) {
            add(tests, "quoted-printable " + crumb.strip(), () -> "Content-Transfer-Encoding: quoted-printable\n\n" + filled(crumb));
        }
        for (String crumb : List.of("> \n", ">", " \n", "a ")) {
            add(tests, "flowed " + crumb.strip(), () -> "Content-Type: text/plain; format=flowed\n\n" + filled(crumb));
        }
        add(tests, "enriched", () -> "Content-Type: text/enriched\n\n" + filled("<excerpt>\n<"));
        add(tests, "UTF-7", () -> "Content-Type: text/plain; charset=utf-7\n\n" + filled("+AOE"));
        for (String crumb : List.of("<", "=?", "begin 644 a\n", "=ybegin a name=b\n", "\0", "\r", "\n", "\u00e9", "--", "-----BEGIN PGP MESSAGE-----\n")) {
            add(tests, "plain " + crumb.strip(), () -> PLAIN + filled(crumb));
        }
        for (String crumb : List.of("<", "<div>", "<b><i>", "<a href=x>", "<table><tr><td>", "<p>", "<blockquote>", "<!--", "&", "<a b=\"", "<ul><li>", "<svg>",
                "<b></p>", "<select><option>", "<button>", "<span style='a:b'>x", "</p>", "<img src=http://x>", "a<br>", "<pre>\n", "data:", "<font>", "<x a=b c=d")) {
            add(tests, "HTML " + crumb.strip(), () -> HTML + filled(crumb));
        }
        for (String crumb : List.of("=?", "=?a?q?", "=?a?q?x ", "=?a?q?x?= ", "=?a?q?,", "\\\"", "<", "<a,", "(", "\"", "@[", "a@b,", "@ ", ",", "a: ", "<a@b> ")) {
            for (String header : List.of("To", "Subject", "References", "Date", "Content-Type")) {
                add(tests, header + " " + crumb.strip(), () -> header + ": " + filled(crumb) + "\r\n\r\nhi");
            }
        }
        return tests;
    }

    private static void add(List<DynamicTest> tests, String name, Supplier<String> letter) {
        String shown = name.codePoints().filter(c -> c > 32 && c < 127).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        tests.add(DynamicTest.dynamicTest(shown, () -> {
            byte[] raw = letter.get().getBytes(StandardCharsets.ISO_8859_1);
            ReadLetter read = inTime(() -> LetterReader.read(raw));
            inTime(() -> SafeHtml.of(read.html(), Map.of()));
        }));
    }

    /** Time of the processor: others may be at work on the machine. */
    private static <T> T inTime(Supplier<T> work) {
        return assertTimeoutPreemptively(AT_ALL, () -> {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            T made = work.get();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)).isLessThan(MOST);
            return made;
        });
    }

    private static void readAndShow(byte[] raw) {
        SafeHtml.of(LetterReader.read(raw).html(), Map.of());
    }

    private static String filled(String crumb) {
        return crumb.repeat(SIZE / crumb.length());
    }

    private static String multipart() {
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    }

    private static String nested(int depth) {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i).append("\r\n");
        }
        return nested.append("\r\n").toString();
    }

    private static String random() {
        byte[] random = new byte[SIZE];
        new Random(1).nextBytes(random);
        return new String(random, StandardCharsets.ISO_8859_1);
    }
}
