package org.tertulia.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.tertulia.conversation.SenderKey;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Text;

/** What a letter is as an entry of its thread. */
final class LetterEntry {

    private LetterEntry() {
    }

    /** What its sender wrote; where that is nothing, what came along. */
    static String shown(ReadLetter read) {
        Reply reply = Reply.of(read);
        if (!reply.shown().isBlank()) {
            return reply.shown();
        }
        List<String> names = Enclosures.of(read).stream().map(Enclosures.Enclosed::name).toList();
        return names.isEmpty() ? reply.quoted() : String.join("\n", names);
    }

    /** Who writes in somebody else's thread, in words. */
    static String writer(ReadLetter read) {
        if (read.from() == null) {
            return "?";
        }
        String address = read.from().address() == null ? "?" : read.from().address();
        return read.from().name() == null ? address : Text.preview(read.from().name(), 50) + " (" + address + ")";
    }

    /** The entry's key: the same for the same letter, so it counts once (promise 2). */
    static SenderKey key(IncomingLetter letter) {
        return new SenderKey(UUID.nameUUIDFromBytes(("letter:" + letter.id()).getBytes(StandardCharsets.UTF_8)).toString());
    }
}
