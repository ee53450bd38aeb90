package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileAnswerTest {

    @ParameterizedTest
    @MethodSource
    void pictures(String first, String type) {
        assertThat(Raster.type(bytes(first))).contains(type);
        assertThat(FileAnswer.shown("a.html", bytes(first))).returns(type, FileAnswer::type)
                .satisfies(answer -> assertThat(answer.headers().get("Content-Disposition")).startsWith("inline;"));
        assertThat(FileAnswer.download("a.html", bytes(first)).headers().get("Content-Disposition")).startsWith("attachment;");
    }

    static List<Arguments> pictures() {
        return List.of(Arguments.of("\u0089PNG\r\n\u001a\n", "image/png"), Arguments.of("\u00ff\u00d8\u00ff\u00e0", "image/jpeg"), Arguments.of("GIF89a.", "image/gif"),
                Arguments.of("GIF87a.", "image/gif"), Arguments.of("RIFF\u0001\u0002\u0003\u0004WEBPVP8", "image/webp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0089PN", "GIF", "GIF90a", "RIFFxxxxWAVE", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html><script>alert(1)</script>", "%PDF-1.7",
        "BM....", "\u0000\u0000\u0001\u0000"})
    void whateverElseItIsIsKeptAndNeverShown(String first) {
        assertThat(Raster.type(bytes(first))).isEmpty();
        assertThat(FileAnswer.shown("picture.png", bytes(first))).returns("application/octet-stream", FileAnswer::type).satisfies(answer -> {
            assertThat(answer.headers().get("Content-Disposition")).startsWith("attachment;");
            assertThat(answer.headers()).containsEntry("X-Content-Type-Options", "nosniff").containsEntry("Content-Security-Policy", "default-src 'none'; sandbox");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "offer.pdf, filename=\"offer.pdf\"; filename*=UTF-8''offer.pdf",
        "Preços & so.pdf, filename=\"Pre_os _ so.pdf\"; filename*=UTF-8''Pre%C3%A7os%20%26%20so.pdf",
        "'a\"; x=\"b', filename=\"a__ x__b\"; filename*=UTF-8''a%22%3B%20x%3D%22b",
        "'a\r\nSet-Cookie: x', filename=\"a__Set-Cookie_ x\"; filename*=UTF-8''a__Set-Cookie%3A%20x",
        "../../etc/passwd, filename=\".._.._etc_passwd\"; filename*=UTF-8''.._.._etc_passwd",
        "'', filename=\"file\"; filename*=UTF-8''",
    })
    void noNameEndsTheHeader(String name, String named) {
        assertThat(FileAnswer.download(name, new byte[0]).headers().get("Content-Disposition")).isEqualTo("attachment; " + named);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
