package org.tertulia.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Raster;

/** What came along with a letter. */
public final class Enclosures {

    private Enclosures() {
    }

    /**
     * A file in a letter.
     *
     * @param size    in bytes
     * @param picture the media type of a picture that a browser can show; null for all else, whatever its sender calls it
     * @param inline  whether it stands within the text
     * @param lost    whether it was taken out before the letter reached us: only its name is left
     */
    public record Enclosed(String name, String type, int size, String picture, boolean inline, boolean lost) {
    }

    /** The attachments, pictures within the text and invitations, always in the same order. */
    public static List<Enclosed> of(ReadLetter read) {
        return pieces(read).stream().map(piece -> new Enclosed(piece.name() == null ? piece.type() : piece.name(), piece.type(), piece.content().length,
                Raster.type(piece.content()).orElse(null), piece.role() == Piece.Role.INLINE, lost(piece))).toList();
    }

    /** The content of the file that has this place in {@link #of}. */
    public static Optional<Piece> piece(ReadLetter read, int place) {
        List<Piece> pieces = pieces(read);
        return place < 0 || place >= pieces.size() ? Optional.empty() : Optional.of(pieces.get(place));
    }

    /** Where the letter's own pictures can be had, by content id; those that cannot be shown are left out. @param before what stands before the place */
    public static Map<String, String> pictures(ReadLetter read, String before) {
        Map<String, String> pictures = new HashMap<>();
        List<Piece> pieces = pieces(read);
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).contentId() != null && Raster.type(pieces.get(i).content()).isPresent()) {
                pictures.putIfAbsent(pieces.get(i).contentId(), before + i);
            }
        }
        return pictures;
    }

    /** What the file is called when it is kept: a letter within a letter by its subject, so that a mail program opens it. */
    public static String fileName(Piece piece, int place) {
        if (piece.name() != null) {
            return piece.name();
        }
        if (piece.letter() != null) {
            return (piece.letter().subject().isBlank() ? "letter-" + place : piece.letter().subject()) + ".eml";
        }
        if (piece.role() == Piece.Role.CALENDAR) {
            return "invitation.ics";
        }
        return "file-" + place + Raster.type(piece.content()).map(type -> "." + type.substring(6)).orElse("");
    }

    private static List<Piece> pieces(ReadLetter read) {
        return read.pieces().stream().filter(piece -> piece.role() == Piece.Role.ATTACHMENT || piece.role() == Piece.Role.INLINE
                || piece.role() == Piece.Role.CALENDAR).toList();
    }

    /** Mail programs that take attachments out leave a note; and some parts only name a place elsewhere (RFC 2046, 5.2.3). */
    private static boolean lost(Piece piece) {
        boolean altered = piece.headers().first("X-Mozilla-Altered").orElse("").toLowerCase(Locale.ROOT).contains("attachmentdeleted");
        return altered || piece.content().length == 0 || piece.type().equals("text/x-moz-deleted") || piece.type().equals("message/external-body");
    }
}
