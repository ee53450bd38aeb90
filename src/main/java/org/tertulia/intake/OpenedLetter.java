package org.tertulia.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.Invitation;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;

/**
 * What somebody who reads a thread is told about a letter in it, without its texts.
 *
 * @param date   as its sender's clock had it; null for none
 * @param to     at most {@value #MOST_PEOPLE}, as {@code cc}
 * @param quoted whether something of it is folded away
 * @param html   whether it can be shown as it was sent
 * @param size   in bytes, all of it
 */
public record OpenedLetter(Correspondent from, List<Correspondent> to, List<Correspondent> cc, String subject, Instant date,
                           Set<ReadLetter.Mark> marks, boolean quoted, boolean html, List<Enclosures.Enclosed> files,
                           List<Invitation> invitations, int size) {

    private static final int MOST_PEOPLE = 100;
    private static final int MOST_INVITATIONS = 5;

    static OpenedLetter of(ReadLetter read, int size) {
        Reply reply = Reply.of(read);
        List<Invitation> invitations = read.pieces().stream().filter(piece -> piece.role() == Piece.Role.CALENDAR && piece.text() != null)
                .flatMap(piece -> Invitation.of(piece.text()).stream()).distinct().limit(MOST_INVITATIONS).toList();
        return new OpenedLetter(read.from(), read.to().stream().limit(MOST_PEOPLE).toList(), read.cc().stream().limit(MOST_PEOPLE).toList(),
                read.subject(), read.date(), read.marks(), !reply.quoted().isBlank() || !reply.signature().isBlank(),
                read.html() != null && !read.html().isBlank(), Enclosures.of(read), invitations, size);
    }
}
