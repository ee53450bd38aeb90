package org.tertulia.mail.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes letters apart as they come (RFC 5322, MIME), however they are damaged. */
public final class LetterReader {

    private static final Logger LOG = Logger.getLogger(LetterReader.class.getName());
    /** Where letters without To say to whom they came, in this order. */
    private static final List<String> TO = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Apparently-To",
            "X-Apparently-To", "Resent-To");

    private static final int MOST_HEADERS = 20;
    private static final int MOST_PEOPLE = 2_000;

    private LetterReader() {
    }

    /** Never throws, and takes time in proportion to the bytes. What cannot be taken apart is a letter of plain text that is DAMAGED. */
    public static ReadLetter read(byte[] raw) {
        byte[] bytes = raw == null ? new byte[0] : raw;
        try {
            Limits limits = new Limits();
            limits.oneLetter(0);
            return read(Stretch.of(bytes), limits, 0);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.WARNING, "A letter could not be taken apart; it is shown as plain text.", e);
            return asItIs(bytes);
        }
    }

    /** @param depth how many letters it is in */
    static ReadLetter read(Stretch letter, Limits limits, int depth) {
        byte[] bytes = Stretch.withLineFeeds(letter.from() == 0 && letter.to() == letter.bytes().length ? letter.bytes() : letter.copy());
        Part root = new PartTree(limits).read(new Stretch(bytes, start(bytes), bytes.length));
        Gathering gathering = new Gathering(limits, depth);
        Shown shown = gathering.gather(root);
        ReadHeaders headers = root.headers.readable(root.charset());
        Set<ReadLetter.Mark> marks = EnumSet.noneOf(ReadLetter.Mark.class);
        marks.addAll(gathering.marks());
        if (limits.damaged) {
            marks.add(ReadLetter.Mark.DAMAGED);
        }
        List<Correspondent> from = people(root, "From");
        return new ReadLetter(headers, type(root), from.stream().filter(one -> one.address() != null).findFirst()
                .orElse(from.isEmpty() ? null : from.get(0)), people(root, "Reply-To"), to(root), people(root, "Cc"),
                headers.first("Subject").orElse(""), Dates.read(headers.first("Date").orElse(null)),
                headers.all("Message-ID").stream().map(MessageIds::one).filter(id -> id != null).findFirst().orElse(null),
                MessageIds.replied(headers.all("In-Reply-To")), MessageIds.all(headers.all("References")), shown.wholeText(), shown.html(),
                gathering.pieces(), marks);
    }

    /** Behind a mark of UTF-8 and blank lines before the first header. */
    private static int start(byte[] bytes) {
        int start = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
        int at = start;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        Stretch rest = new Stretch(bytes, at, bytes.length);
        boolean header = at < bytes.length && HeaderBlock.colon(rest, at, rest.lineStop(at, rest.lineFeed(at))) > 0;
        return header ? at : start;
    }

    private static String type(Part root) {
        String report = root.contentType.value().equals("multipart/report") ? root.contentType.parameter("report-type") : null;
        String type = root.typed && root.contentType.value().startsWith("multipart/") ? root.contentType.value() : root.type;
        return report == null ? type : type + "; report-type=" + report.toLowerCase(Locale.ROOT);
    }

    private static List<Correspondent> to(Part root) {
        return TO.stream().map(name -> people(root, name)).filter(people -> !people.isEmpty()).findFirst().orElse(List.of());
    }

    private static List<Correspondent> people(Part root, String header) {
        return root.headers.all(header).stream().limit(MOST_HEADERS)
                .flatMap(value -> Addresses.read(Words.unicode(value, root.charset())).stream()).limit(MOST_PEOPLE).toList();
    }

    private static ReadLetter asItIs(byte[] bytes) {
        String text = Plain.lines(Charsets.decode(bytes, null));
        Piece body = new Piece("text/plain", ReadHeaders.NONE, null, Piece.Role.BODY, null, bytes, text, null);
        return new ReadLetter(ReadHeaders.NONE, "text/plain", null, List.of(), List.of(), List.of(), "", null, null, List.of(), List.of(),
                text, null, List.of(body), Set.of(ReadLetter.Mark.DAMAGED));
    }
}
