package org.tertulia.conversation;

import java.io.IOException;
import java.io.InputStream;
import org.tertulia.platform.FileName;
import org.tertulia.platform.Refusal;

/**
 * A file that was sent, complete and within the limit.
 *
 * @param key  the sender's own name for it: the same key again is the same file
 * @param name cleaned
 */
public record Upload(SenderKey key, String name, byte[] content) {

    /**
     * Reads a file to its end, and never more than the limit.
     *
     * @param announced how many bytes the sender said there are, or -1
     * @param most      the limit in bytes
     * @throws Refusal {@code too-large}, {@code empty}, or {@code cut} where it ended before its end; with a sentence
     */
    public static Upload read(String key, String name, InputStream in, long announced, int most) {
        SenderKey checked = SenderKey.of(key);
        if (announced > most) {
            drain(in, most);
            throw tooLarge(most);
        }
        byte[] content;
        try {
            content = in.readNBytes(most + 1);
        } catch (IOException gone) {
            throw cut();
        }
        if (content.length > most) {
            drain(in, most);
            throw tooLarge(most);
        }
        if (announced >= 0 && content.length != announced) {
            throw cut();
        }
        if (content.length == 0) {
            throw Refusal.invalid("file", "file-empty", "This file is empty.");
        }
        return new Upload(checked, FileName.clean(name), content);
    }

    /** Who sends a little too much hears why; who sends without end is cut off. */
    private static void drain(InputStream in, int most) {
        try {
            in.skipNBytes(2L * most);
        } catch (IOException ended) {
            // as it should
        }
    }

    private static Refusal tooLarge(int most) {
        return Refusal.invalid("file", "file-too-large", "A file may have at most " + most / 1_000_000 + " MB.");
    }

    private static Refusal cut() {
        return Refusal.invalid("file", "file-cut", "The file did not come to its end. Send it again.");
    }
}
