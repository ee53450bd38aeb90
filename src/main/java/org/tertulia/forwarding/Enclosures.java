package org.tertulia.forwarding;

import java.util.List;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;

/** What came along with a letter. */
public final class Enclosures {

    private Enclosures() {
    }

    /** A file in a letter. @param size in bytes */
    public record Enclosed(String name, String type, int size) {
    }

    /** The attachments, and pictures within the text. */
    public static List<Enclosed> of(ReadLetter read) {
        return read.pieces().stream().filter(piece -> piece.role() == Piece.Role.ATTACHMENT || piece.role() == Piece.Role.INLINE
                        || piece.role() == Piece.Role.CALENDAR)
                .map(piece -> new Enclosed(piece.name() == null ? piece.type() : piece.name(), piece.type(), piece.content().length)).toList();
    }
}
