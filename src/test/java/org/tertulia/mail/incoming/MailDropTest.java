package org.tertulia.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailDropTest {

    @TempDir
    Path folder;
    private final List<Arrival> stored = new ArrayList<>();
    private MailDrop drop;

    @BeforeEach
    void open() {
        drop = new MailDrop(folder, stored::add);
    }

    @Test
    void aFileIsTakenInOnceItDoesNotGrowAnyMore() throws IOException {
        Path file = Files.writeString(folder.resolve("One.EML"), "Subject: one\n");
        drop.fetch();
        assertThat(stored).as("it may still be written").isEmpty();
        Files.writeString(file, "\nHello", StandardOpenOption.APPEND);
        drop.fetch();
        assertThat(stored).isEmpty();

        drop.fetch();
        assertThat(stored).hasSize(1);
        assertThat(stored.get(0).file()).isEqualTo("One.EML");
        assertThat(new String(stored.get(0).raw(), StandardCharsets.UTF_8)).isEqualTo("Subject: one\n\nHello");
        assertThat(folder.resolve("done/One.EML")).exists();
        assertThat(drop.isEmpty()).isTrue();
    }

    @Test
    void aFileOfTheSameNameIsAnotherLetter() throws IOException {
        for (String text : List.of("first", "second")) {
            Files.writeString(folder.resolve("x.eml"), text);
            drop.fetch();
            drop.fetch();
        }
        assertThat(stored).hasSize(2);
        assertThat(folder.resolve("done/x.eml")).hasContent("second");
    }

    @Test
    void whatIsNoLetterIsLeftOrPutAsideWithAReason() throws IOException {
        Files.writeString(folder.resolve("empty.eml"), "");
        Files.writeString(folder.resolve("note.txt"), "not for us");
        Files.createDirectory(folder.resolve("folder.eml"));
        drop.fetch();
        drop.fetch();

        assertThat(stored).isEmpty();
        assertThat(folder.resolve("failed/empty.eml")).exists();
        assertThat(folder.resolve("failed/empty.eml.reason.txt")).hasContent("The file is empty.");
        assertThat(folder.resolve("note.txt")).exists();
    }

    @Test
    void aLetterThatCannotBeStoredNowStaysWhereItIs() throws IOException {
        MailDrop failing = new MailDrop(folder, arrival -> {
            throw new IllegalStateException("The database is away.");
        });
        Files.writeString(folder.resolve("x.eml"), "Subject: x\n\n");
        failing.fetch();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::fetch);
        assertThat(folder.resolve("x.eml")).exists();
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertThat(new MailDrop(folder.resolve("none"), stored::add).isEmpty()).isTrue();
    }
}
