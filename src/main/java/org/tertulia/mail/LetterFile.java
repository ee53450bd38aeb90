package org.tertulia.mail;

import java.util.Objects;

/**
 * A file that goes with a letter.
 *
 * @param name as its reader sees it; control characters become blanks
 * @param type media type
 */
public record LetterFile(String name, String type, byte[] content) {

    /** @throws IllegalArgumentException for a type that is none */
    public LetterFile {
        Objects.requireNonNull(content);
        name = Letter.line(name);
        if (!type.matches("[a-z]+/[a-z0-9.+-]{1,100}")) {
            throw new IllegalArgumentException("not a media type");
        }
    }
}
