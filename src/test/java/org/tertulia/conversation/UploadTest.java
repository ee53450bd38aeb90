package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.platform.FileName;
import org.tertulia.platform.Refusal;

/** What a file has to be to be taken, and what it is called. */
class UploadTest {

    private static final String KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @ParameterizedTest
    @CsvSource({"1, -1", "9, 9", "10, 10", "10, -1"})
    void withinTheLimit(int bytes, long announced) {
        assertThat(upload(bytes, announced).content()).hasSize(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, -1, file-empty", "0, 0, file-empty", "11, -1, file-too-large", "11, 11, file-too-large", "3, 11, file-too-large", "9, 10, file-cut",
        "40000000, -1, file-too-large"})
    void refused(int bytes, long announced, String code) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> upload(bytes, announced)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo("file");
        });
    }

    @Test
    void aLineThatBreaksIsACutFile() {
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Upload.read(KEY, "a", breaks, 5, 10)).returns("file-cut", Refusal::code);
    }

    @Test
    void neverMoreIsReadThanALittleOverTheLimit() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }
        };
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Upload.read(KEY, "a", endless, -1, 1000)).returns("file-too-large", Refusal::code);
        assertThat(read[0]).isLessThan(100_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "offer.pdf | offer.pdf", "Preços 2026 – fim.pdf | Preços 2026 – fim.pdf", "../../etc/passwd | passwd", "C:\\Users\\ana\\a.txt | a.txt",
        "`a\r\nb.txt` | a_b.txt", "`a\u202efdp.exe` | a_fdp.exe", ".. | file", "`` | file", "/ | file", ".profile | .profile",
    })
    void namesThatDeceiveNobody(String name, String clean) {
        assertThat(FileName.clean(name == null ? null : name.replace("\\r", "\r").replace("\\n", "\n"))).isEqualTo(clean);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.clean("x".repeat(400) + ".docx")).hasSizeLessThanOrEqualTo(FileName.MOST).endsWith(".docx");
        assertThat(FileName.clean(null)).isEqualTo("file");
        assertThat(FileName.clean("a\u0000b")).isEqualTo("a_b");
        assertThat(FileName.clean("a<b>:\"c\"|?*.txt")).isEqualTo("a_b_c_.txt");
        assertThat(FileName.clean("\ud83d\ude00".repeat(100) + ".png")).endsWith(".png").doesNotContain("\ud83d.");
    }

    @ParameterizedTest
    @CsvSource({"a.png, %PDF-1.7, application/pdf", "a.html, <html>, application/octet-stream", "a.svg, <svg>, application/octet-stream", "a.png, <svg>, application/octet-stream",
        "a.txt, GIF89a, image/gif", "a.txt, text, text/plain", "A.TXT, text, text/plain", "a.js, alert(1), application/octet-stream", "a, x, application/octet-stream",
        "a.pdf, no, application/octet-stream", "a.csv, 1;2, text/csv"})
    void theTypeThatItsBytesSay(String name, String content, String type) {
        assertThat(FileType.of(name, content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(type);
    }

    @Test
    void archivesAreCalledByTheirName() {
        byte[] zip = {'P', 'K', 3, 4, 0};
        assertThat(FileType.of("a.docx", zip)).endsWith("wordprocessingml.document");
        assertThat(FileType.of("a.exe", zip)).isEqualTo("application/zip");
        assertThat(FileType.of("a.docx", new byte[] {1})).isEqualTo("application/octet-stream");
    }

    private static Upload upload(int bytes, long announced) {
        return Upload.read(KEY, "a.bin", new ByteArrayInputStream(new byte[bytes]), announced, 10);
    }
}
