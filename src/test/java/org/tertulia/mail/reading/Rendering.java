package org.tertulia.mail.reading;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that was made out of a letter, as one text that can be compared. */
final class Rendering {

    private final StringBuilder out = new StringBuilder();

    private Rendering() {
    }

    static String of(ReadLetter letter) {
        Rendering rendering = new Rendering();
        rendering.letter(letter);
        return rendering.out.toString().stripTrailing() + "\n";
    }

    private void letter(ReadLetter letter) {
        line("type", letter.type());
        line("from", letter.from() == null ? null : person(letter.from()));
        line("reply to", people(letter.replyTo()));
        line("to", people(letter.to()));
        line("cc", people(letter.cc()));
        line("subject", letter.subject());
        line("date", letter.date() == null ? null : letter.date().toString());
        line("id", letter.messageId());
        line("in reply to", String.join(" ", letter.inReplyTo()));
        line("references", String.join(" ", letter.references()));
        line("marks", new TreeSet<>(letter.marks()).stream().map(Enum::name).collect(Collectors.joining(" ")));
        out.append("--- text\n").append(letter.text()).append("\n");
        if (letter.html() != null) {
            out.append("--- html\n").append(letter.html()).append("\n");
        }
        letter.pieces().forEach(this::piece);
    }

    private void piece(Piece piece) {
        out.append("--- ").append(piece.role()).append(' ').append(piece.type());
        out.append(piece.name() == null ? "" : " name=" + piece.name());
        out.append(piece.contentId() == null ? "" : " id=" + piece.contentId());
        out.append(" bytes=").append(piece.content().length).append('\n');
        boolean shown = piece.role() == Piece.Role.BODY || piece.text() == null;
        out.append(shown ? "" : piece.text() + "\n");
        if (piece.letter() != null) {
            out.append(of(piece.letter()).lines().map(line -> "    " + line + "\n").collect(Collectors.joining()));
        }
    }

    private void line(String name, String value) {
        if (value != null && !value.isEmpty()) {
            out.append(name).append(": ").append(value).append('\n');
        }
    }

    private static String people(List<Correspondent> people) {
        return people.stream().map(Rendering::person).collect(Collectors.joining(" | "));
    }

    private static String person(Correspondent person) {
        return (person.name() == null ? "" : person.name() + " ") + "<" + (person.address() == null ? "" : person.address()) + ">";
    }
}
