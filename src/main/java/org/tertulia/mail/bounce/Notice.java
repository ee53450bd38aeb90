package org.tertulia.mail.bounce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/**
 * The words of a letter, parted from the copy of another letter in it.
 *
 * @param lines    what the letter itself says
 * @param copy     lines from where the copy in the text begins; empty for none
 * @param original headers of the letter that came along, as a part or in the text
 */
record Notice(List<String> lines, List<String> copy, ReadHeaders original) {

    private static final int MOST_TEXT = 200_000;
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_DIVIDER = 140;
    private static final int LONGEST_REST = 45;
    /** Beginnings of lines below which programs put the copy. */
    private static final Phrases DIVIDERS = Phrases.of("copy-begins.txt");
    private static final Set<String> TOLD = Set.of("to", "cc", "from", "subject", "message-id", "date", "sent");

    static Notice of(ReadLetter letter) {
        List<String> all = linesOf(textOf(letter));
        int copied = copyBegins(all);
        List<String> lines = all.subList(0, copied);
        List<String> copy = all.subList(copied, all.size());
        if (lines.stream().allMatch(line -> line.isBlank() || line.length() < 4) && copied < all.size()) {
            lines = all;
        }
        return new Notice(lines, copy, original(letter, lines, copy));
    }

    /** The whole as one text. */
    String text() {
        return String.join("\n", lines);
    }

    /** Text that no reader of MIME has made readable. */
    static String textOf(Piece piece) {
        if (piece.text() != null || piece.content() == null) {
            return piece.text() == null ? "" : piece.text();
        }
        byte[] content = piece.content();
        return new String(content, 0, Math.min(content.length, MOST_TEXT), StandardCharsets.UTF_8);
    }

    static List<String> linesOf(String text) {
        String some = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        return Arrays.stream(some.split("\\r\\n|\\r|\\n", MOST_LINES + 1)).limit(MOST_LINES)
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .map(line -> line.replace('\u00a0', ' ').replace('\u3000', ' ').stripTrailing()).toList();
    }

    private static String textOf(ReadLetter letter) {
        List<String> texts = new ArrayList<>();
        for (Piece piece : letter.pieces()) {
            if (piece.type().equals("text/plain") && piece.letter() == null && texts.size() < 10 && !textOf(piece).isBlank()) {
                String text = textOf(piece);
                texts.add(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text);
            }
        }
        return texts.isEmpty() ? letter.text() == null ? "" : letter.text() : String.join("\n\n", texts);
    }

    private static int copyBegins(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && (divides(line) && HeaderLines.follow(lines, i + 1) || i > 0 && HeaderLines.beginAt(lines, i))) {
                return i;
            }
        }
        return lines.size();
    }

    /** A line that says so and little more; {@code Original message: 4 kB} tells of it. */
    private static boolean divides(String line) {
        int colon = line.indexOf(':');
        if (line.length() > LONGEST_DIVIDER || colon >= 0 && Phrases.plain(line.substring(colon)).length() > 1) {
            return false;
        }
        String plain = Phrases.plain(line);
        Phrases.Phrase phrase = DIVIDERS.begin(plain);
        return phrase != null && !plain.contains(" details ") && plain.length() - phrase.length() < LONGEST_REST;
    }

    private static ReadHeaders original(ReadLetter letter, List<String> lines, List<String> copy) {
        for (Piece piece : letter.pieces()) {
            boolean enclosed = piece.type().startsWith("message/") && !piece.type().contains("delivery-status")
                    && !piece.type().contains("notification") && !piece.type().contains("feedback") || piece.type().contains("rfc822-headers");
            ReadHeaders headers = piece.letter() != null ? piece.letter().headers()
                    : enclosed ? HeaderLines.of(linesOf(textOf(piece))) : ReadHeaders.NONE;
            if (!headers.lines().isEmpty()) {
                return headers;
            }
        }
        ReadHeaders copied = copy.isEmpty() ? ReadHeaders.NONE : HeaderLines.of(copy);
        return copied.lines().isEmpty() ? told(lines) : copied;
    }

    /** The notice's own account of the letter: lines such as {@code Subject: …}. */
    private static ReadHeaders told(List<String> lines) {
        List<ReadHeaders.Line> told = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            boolean known = TOLD.contains(name.toLowerCase(Locale.ROOT)) && colon + 1 < line.length();
            if (known && told.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
                told.add(new ReadHeaders.Line(name, line.substring(colon + 1).strip()));
            }
        }
        return new ReadHeaders(told);
    }
}
