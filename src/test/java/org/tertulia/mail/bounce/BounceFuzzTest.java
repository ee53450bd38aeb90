package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/** Nothing throws and nothing takes long, whatever comes. */
class BounceFuzzTest {

    private static final int LETTERS = 1_500;
    private static final int LARGE = 10_000_000;
    private static final FilterRules RULES = new FilterRules(List.of("a.example"), List.of("@b.example"), true, true, true, true);

    /** Lists are read with the first letter. */
    @BeforeAll
    static void warmUp() {
        samples().stream().limit(50).forEach(sample -> readAll(LetterReader.read(sample)));
    }

    @Test
    void damagedLettersDoNoHarm() {
        Random random = new Random(53);
        List<byte[]> samples = samples();
        long slowest = 0;
        for (int i = 0; i < LETTERS; i++) {
            ReadLetter letter = LetterReader.read(damaged(samples, random));
            long start = cpu();
            readAll(letter);
            slowest = Math.max(slowest, cpu() - start);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a@", "550 5.1.1 user unknown\n", "Subject: a\nReceived: b\n", "\"@", "<", " \n", "user user unknown ", ":", "{", "{\"notificationType\":", "> ", "450-", "5.1.", "a..b",
            "Final-Recipient: rfc822;a@b\n", "(reason: 550 ", "-", "=?UTF-8?Q?=", "\n", "ａ", "が", "e\u0301", "said: ", ">>> DATA\n<<< 550 no\n"})
    void lettersOfTenMegabytesTakeLessThanASecond(String unit) {
        String text = unit.repeat(LARGE / unit.getBytes(StandardCharsets.UTF_8).length);
        long start = cpu();
        readAll(letter(text, "MAILER-DAEMON@x.example"));
        readAll(report(text));
        assertThat(Duration.ofNanos(cpu() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void manyRecipientsTakeNoLonger() {
        StringBuilder text = new StringBuilder("This message could not be delivered.\n");
        StringBuilder fields = new StringBuilder("Reporting-MTA: dns; x.example\n\n");
        for (int i = 0; i < 50_000; i++) {
            text.append('<').append(i).append("@example.org>: 550 5.1.1 user unknown\n");
            fields.append("Final-Recipient: rfc822; ").append(i).append("@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 user unknown\n\n");
        }
        readAll(letter(text.toString(), "MAILER-DAEMON@x.example"));
        long start = cpu();
        readAll(letter(text.toString(), "MAILER-DAEMON@x.example"));
        readAll(report(fields.toString()));
        assertThat(Duration.ofNanos(cpu() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"notificationType\":", "{\"notificationType\":[", "{\"Message\":\"{\\\"notificationType\\\":"})
    void nestedNoticesDoNoHarm(String unit) {
        readAll(letter(unit.repeat(5_000) + "}", "no-reply@sns.example"));
        readAll(letter(unit.repeat(5_000) + "1" + "}".repeat(5_000), "no-reply@sns.example"));
    }

    @Test
    void lettersWithNothingInThemAreNoBounces() {
        ReadLetter nothing = new ReadLetter(ReadHeaders.NONE, "text/plain", null, List.of(), List.of(), List.of(), null, null, null, List.of(), List.of(), null, null, List.of(), Set.of());

        assertThat(Bounce.of(nothing)).isEmpty();
        assertThat(Automatic.of(nothing)).isEmpty();
        assertThat(Filter.decide(nothing, RULES)).isEmpty();
    }

    /** The processor's time, which other programs on the machine do not take from us. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void readAll(ReadLetter letter) {
        assertThat(Bounce.all(letter)).allSatisfy(bounce -> assertThat(bounce.words()).hasSizeLessThanOrEqualTo(200));
        Automatic.of(letter);
        Automatic.unanswerable(letter);
        Filter.decide(letter, RULES);
    }

    private static List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        Samples.table("bounces.tsv").forEach(cells -> samples.add(Samples.bytes("bounces/" + cells[0])));
        Samples.table("automatic.tsv").forEach(cells -> samples.add(Samples.bytes("automatic/" + cells[0])));
        Samples.table("persons.tsv").forEach(cells -> samples.add(Samples.bytes("persons/" + cells[0])));
        return samples;
    }

    /** Some bytes changed, cut off, doubled, or put together from two. */
    private static byte[] damaged(List<byte[]> samples, Random random) {
        byte[] one = samples.get(random.nextInt(samples.size())).clone();
        switch (random.nextInt(5)) {
            case 0 -> one = Arrays.copyOf(one, random.nextInt(one.length));
            case 1 -> one = joined(Arrays.copyOf(one, random.nextInt(one.length)), samples.get(random.nextInt(samples.size())));
            case 2 -> one = joined(one, one);
            case 3 -> {
                List<String> lines = new ArrayList<>(Arrays.asList(new String(one, StandardCharsets.ISO_8859_1).split("\n")));
                Collections.shuffle(lines.subList(lines.size() / 4, lines.size()), random);
                one = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> { }
        }
        for (int i = random.nextInt(40); i > 0 && one.length > 0; i--) {
            one[random.nextInt(one.length)] = (byte) random.nextInt(256);
        }
        return one;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static ReadLetter letter(String text, String from) {
        return letter("text/plain", text, from, new Piece("text/plain", ReadHeaders.NONE, null, Piece.Role.BODY, null, new byte[0], text, null));
    }

    private static ReadLetter report(String fields) {
        return letter("multipart/report; report-type=delivery-status", "", "MAILER-DAEMON@x.example",
                new Piece("message/delivery-status", ReadHeaders.NONE, null, Piece.Role.REPORT, null, fields.getBytes(StandardCharsets.UTF_8), null, null));
    }

    private static ReadLetter letter(String type, String text, String from, Piece piece) {
        return new ReadLetter(new ReadHeaders(List.of(new ReadHeaders.Line("From", from), new ReadHeaders.Line("Return-Path", "<>"))), type, new Correspondent(from, null), List.of(),
                List.of(new Correspondent("support@tertulia.example", null)), List.of(), "Undelivered mail", null, null, List.of(), List.of(), text, null, List.of(piece), Set.of());
    }
}
