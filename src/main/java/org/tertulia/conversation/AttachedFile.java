package org.tertulia.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an entry tells of a file that goes with it.
 *
 * @param id   the attachment's
 * @param name cleaned, without line breaks
 * @param type the media type, made out by ourselves
 * @param size in bytes
 */
public record AttachedFile(long id, String name, String type, int size) {

    private static final char BETWEEN = '\t';

    /** Whether a browser shows it as a picture. */
    public boolean picture() {
        return type.startsWith("image/");
    }

    /** As the entry's row has them, one a line; null for none. */
    static String lines(List<AttachedFile> files) {
        return files.isEmpty() ? null : files.stream().map(file -> "" + file.id + BETWEEN + file.type + BETWEEN + file.size + BETWEEN + file.name)
                .collect(Collectors.joining("\n"));
    }

    static List<AttachedFile> of(String lines) {
        return lines == null ? List.of() : Arrays.stream(lines.split("\n")).map(line -> line.split(String.valueOf(BETWEEN), 4))
                .map(part -> new AttachedFile(Long.parseLong(part[0]), part[3], part[1], Integer.parseInt(part[2]))).toList();
    }
}
