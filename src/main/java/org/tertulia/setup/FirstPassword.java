package org.tertulia.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tertulia.platform.Settings;

/** The administrator's generated password, for the one who starts the server: in a file that only they can read. */
@ApplicationScoped
class FirstPassword {

    @Inject
    Settings settings;

    void keep(String password) {
        Path file = settings.data().resolve("first-password.txt");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, password + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("The first password cannot be written to " + file + ".", e);
        }
    }
}
