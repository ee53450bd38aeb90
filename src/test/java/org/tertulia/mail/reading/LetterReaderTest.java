package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterReaderTest {

    static final Path LETTERS = Path.of("src/test/resources/org/tertulia/mail/reading/letters");

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(LETTERS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4)).sorted().toList();
        }
    }

    static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(LETTERS.resolve(name + ".eml"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheLetterAsWrittenDown(String name) throws IOException {
        assertThat(Rendering.of(LetterReader.read(sample(name)))).isEqualTo(Files.readString(LETTERS.resolve(name + ".txt")));
    }

    @Test
    void takesNothingForAnEmptyLetter() {
        ReadLetter letter = LetterReader.read(null);
        assertThat(letter.text()).isEmpty();
        assertThat(letter.from()).isNull();
        assertThat(letter.subject()).isEmpty();
    }

    @Test
    void keepsTheContentOfAnAttachmentByteForByte() throws IOException {
        Piece file = LetterReader.read(sample("yenc-inline")).pieces().get(1);
        for (int i = 0; i < 256; i++) {
            assertThat(file.content()[i]).isEqualTo((byte) i);
        }
    }

    @Test
    void findsTheTextOfALetterNestedDeep() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i).append("\r\n");
        }
        ReadLetter letter = LetterReader.read((deep + "\r\nat the bottom").getBytes(StandardCharsets.US_ASCII));
        assertThat(letter.text()).isEqualTo("at the bottom");
    }

    @Test
    void takesNoMoreThanSomeThousandPartsApart() {
        byte[] many = ("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(20_000) + "--b--\n").getBytes(StandardCharsets.US_ASCII);
        ReadLetter letter = LetterReader.read(many);
        assertThat(letter.pieces()).hasSize(5_000);
        assertThat(letter.marks()).contains(ReadLetter.Mark.DAMAGED);
    }
}
