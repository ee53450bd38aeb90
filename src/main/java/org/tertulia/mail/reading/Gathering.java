package org.tertulia.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tertulia.mail.reading.Piece.Role;
import org.tertulia.mail.reading.ReadLetter.Mark;

/** Walks through the parts of a letter: what each is for, what there is to read. */
final class Gathering {

    private static final String SIGNED_TEXT = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String ENCRYPTED_TEXT = "-----BEGIN PGP MESSAGE-----";

    /** What surrounds a part. @param type of the multipart @param first whether it is the one to be read in it */
    private record Around(String type, boolean first, boolean root) {
    }

    private final Limits limits;
    private final int depth;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private boolean bodySeen;
    private String html;
    private Set<String> cids;

    Gathering(Limits limits, int depth) {
        this.limits = limits;
        this.depth = depth;
    }

    Shown gather(Part root) {
        Shown shown = walk(root, new Around("", true, true));
        html = shown.html();
        pieces.replaceAll(this::inlineOrNot);
        return shown;
    }

    List<Piece> pieces() {
        return pieces;
    }

    Set<Mark> marks() {
        return marks;
    }

    private Shown walk(Part part, Around around) {
        if (!part.multipart()) {
            return leaf(part, around);
        }
        if (part.type.equals("multipart/signed")) {
            marks.add(Mark.SIGNED);
        } else if (part.type.equals("multipart/encrypted")) {
            marks.add(Mark.ENCRYPTED);
        }
        int start = start(part);
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < part.children.size(); i++) {
            shown.add(walk(part.children.get(i), new Around(part.type, i == start, false)));
        }
        return part.type.equals("multipart/alternative") ? Shown.either(shown) : Shown.all(shown);
    }

    /** RFC 2387, 3.2: the root of related parts is named, or the first. */
    private static int start(Part part) {
        String start = part.type.equals("multipart/related") ? part.contentType.parameter("start") : null;
        for (int i = 0; start != null && i < part.children.size(); i++) {
            if (start.equals(part.children.get(i).headers.first("Content-ID"))) {
                return i;
            }
        }
        return 0;
    }

    private Shown leaf(Part part, Around around) {
        Stretch content = part.content();
        Transfer transfer = part.transfer();
        byte[] bytes = transfer.decode(content);
        String name = part.name;
        Role role = PieceRole.of(part, around.type(), around.first(), around.root(), name, bodySeen);
        mark(part, role);
        List<Enclosure> enclosed = role == Role.BODY && part.type.equals("text/plain") && transfer == Transfer.AS_IT_IS
                ? Enclosure.find(Stretch.of(bytes)) : List.of();
        String text = PieceRole.isText(part.type) ? Plain.of(part, without(bytes, enclosed)) : null;
        ReadLetter letter = letter(part, bytes);
        ReadHeaders headers = part.headers.readable(part.charset());
        pieces.add(new Piece(part.type, headers, name, role, Names.contentId(part), bytes, text, letter));
        for (Enclosure enclosure : enclosed) {
            String file = Names.clean(Words.readable(enclosure.name(), null));
            pieces.add(new Piece(Names.type(file), ReadHeaders.NONE, file, Role.ATTACHMENT, null, enclosure.content(), null, null));
        }
        byte[] signed = role == Role.SECURITY ? SignedContent.of(bytes) : null;
        if (signed != null && limits.oneLetter(depth + 1)) {
            marks.remove(Mark.ENCRYPTED);
            marks.add(Mark.SIGNED);
            return walk(new PartTree(limits).read(Stretch.of(signed)), around);
        }
        if (around.root() && letter != null && text == null) {
            return new Shown(letter.text(), letter.html());
        }
        if (role != Role.BODY || text == null) {
            return around.root() && text != null ? new Shown(text, null) : Shown.NOTHING;
        }
        bodySeen |= !text.isBlank();
        if (part.type.equals("text/html")) {
            return new Shown(null, text);
        }
        return PieceRole.otherForm(part.type) ? Shown.NOTHING : new Shown(text, null);
    }

    private void mark(Part part, Role role) {
        if (role == Role.CALENDAR) {
            marks.add(Mark.INVITATION);
        } else if (role == Role.SECURITY && part.type.contains("pkcs7-mime")) {
            String kind = part.contentType.parameter("smime-type");
            marks.add(kind != null && kind.toLowerCase(Locale.ROOT).contains("signed") ? Mark.SIGNED : Mark.ENCRYPTED);
        } else if (role == Role.BODY && part.type.startsWith("text/")) {
            Stretch content = part.content();
            int start = content.from();
            for (int line = 0; line < 50 && start < content.to(); line++) {
                if (content.startsWith(start, SIGNED_TEXT)) {
                    marks.add(Mark.SIGNED);
                } else if (content.startsWith(start, ENCRYPTED_TEXT)) {
                    marks.add(Mark.ENCRYPTED);
                }
                start = Math.min(content.lineFeed(start) + 1, content.to());
            }
        }
    }

    private static byte[] without(byte[] bytes, List<Enclosure> enclosed) {
        if (enclosed.isEmpty()) {
            return bytes;
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        for (Enclosure enclosure : enclosed) {
            rest.write(bytes, at, enclosure.from() - at);
            at = enclosure.to();
        }
        rest.write(bytes, at, bytes.length - at);
        return rest.toByteArray();
    }

    private ReadLetter letter(Part part, byte[] bytes) {
        boolean letter = part.type.equals("message/rfc822") || part.type.equals("message/global") || part.type.equals("message/news") || part.type.equals("text/rfc822-headers")
                || part.type.equals("message/rfc822-headers") || part.type.equals("message/global-headers");
        if (!letter || !limits.oneLetter(depth + 1)) {
            return null;
        }
        boolean outside = limits.damaged;
        limits.damaged = false;
        ReadLetter read = LetterReader.read(Stretch.of(bytes), limits, depth + 1);
        limits.damaged = outside;
        return read;
    }

    /** A picture that the HTML does not show would be lost to the reader if it were no attachment. */
    private Piece inlineOrNot(Piece piece) {
        if (piece.role() != Role.INLINE || piece.contentId() != null && html != null && cids().contains(piece.contentId())) {
            return piece;
        }
        return new Piece(piece.type(), piece.headers(), piece.name(), Role.ATTACHMENT, piece.contentId(), piece.content(), piece.text(), piece.letter());
    }

    private Set<String> cids() {
        if (cids == null) {
            cids = ContentIds.in(html);
        }
        return cids;
    }
}
