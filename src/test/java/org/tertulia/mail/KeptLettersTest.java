package org.tertulia.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLettersTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @TempDir
    Path data;

    @Test
    void keepsALetterThatCanBeReadAgain() {
        KeptLetters kept = new KeptLetters(data.resolve("mail"));

        assertThat(kept.list(10)).isEmpty();
        kept.carry(Letters.plain(), TEN);

        KeptLetter listed = kept.list(10).get(0);
        assertThat(listed.subject()).isEqualTo("Olá – uma pergunta");
        assertThat(listed.from()).isEqualTo("Rui Çelik <support@tertulia.example>");
        assertThat(listed.to()).isEqualTo("ana@example.org");
        assertThat(listed.at()).isEqualTo(TEN);
        assertThat(listed.text()).isNull();
        KeptLetter opened = kept.open(listed.id()).orElseThrow();
        assertThat(opened.text()).isEqualToNormalizingNewlines("Olá Ana,\n\naté já.\n");
        assertThat(opened.html()).contains("<p>Olá Ana, até já.</p>");
    }

    @Test
    void listsTheNewestFirst() {
        KeptLetters kept = new KeptLetters(data);
        for (int i = 0; i < 3; i++) {
            kept.carry(Letters.letter("<" + i + "@x.example>", "Rui", "Letter " + i), TEN.plusSeconds(i));
        }

        assertThat(kept.list(2)).extracting(KeptLetter::subject).containsExactly("Letter 2", "Letter 1");
    }

    @Test
    void theSameLetterAgainIsStillOne() throws IOException {
        KeptLetters kept = new KeptLetters(data);
        kept.carry(Letters.plain(), TEN);
        kept.carry(Letters.plain(), TEN.plusSeconds(60));

        assertThat(kept.list(10)).hasSize(1);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).as("no half-written file stays").hasSize(1);
        }
    }

    @Test
    void opensNothingButLetters() throws IOException {
        Path folder = Files.createDirectory(data.resolve("mail"));
        Files.writeString(data.resolve("secret.eml"), "Subject: secret\r\n\r\n");
        Files.writeString(folder.resolve("notes.eml"), "Subject: notes\r\n\r\n");
        KeptLetters kept = new KeptLetters(folder);

        assertThat(kept.open("../secret")).isEmpty();
        assertThat(kept.open("notes")).isEmpty();
        assertThat(kept.open("20260101T100000000Z-0123456789abcdef")).isEmpty();
        assertThat(kept.open(null)).isEmpty();
        assertThat(kept.list(10)).isEmpty();
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(data.resolve("mail"), "a file");

        assertThatExceptionOfType(LetterDelayed.class).isThrownBy(() -> new KeptLetters(inTheWay).carry(Letters.plain(), TEN))
                .returns(Fault.FOLDER, NotSent::fault);
    }
}
