package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/** Complaints of recipients that their provider passes on (RFC 5965, ARF), and the simpler form of one that sends only the letter. */
final class FeedbackReport {

    private static final Pattern FIELD = Pattern.compile("(?im)^[ \\t]{0,4}(Original-Rcpt-To|Removal-Recipient|Feedback-Type)[ \\t]?:[ \\t]{0,9}(.{1,400})");

    private FeedbackReport() {
    }

    static List<Bounce> read(ReadLetter letter) {
        boolean announced = letter.type().contains("report-type=feedback-report");
        Piece report = letter.pieces().stream()
                .filter(piece -> piece.type().equals("message/feedback-report") || announced && field(Notice.textOf(piece), "Feedback-Type") != null)
                .findFirst().orElse(null);
        ReadHeaders sent = letter.pieces().stream().filter(piece -> piece.letter() != null).map(piece -> piece.letter().headers())
                .findFirst().orElse(ReadHeaders.NONE);
        boolean simple = report == null && sent.has("X-HmXmrOriginalRecipient");
        if (report == null && !simple && !announced) {
            return List.of();
        }
        Notice notice = Notice.of(letter);
        String fields = report == null ? "" : Notice.textOf(report);
        String recipient = AddressScan.first(first(field(fields, "Original-Rcpt-To"), field(fields, "Removal-Recipient"),
                notice.original().first("X-HmXmrOriginalRecipient").orElse(null), notice.original().first("To").orElse(null)));
        String kind = first(field(fields, "Feedback-Type"), "abuse");
        String words = BounceReport.sentence("Feedback-Type: " + kind.strip().toLowerCase(Locale.ROOT));
        return List.of(new Bounce(recipient, null, Bounce.Outcome.COMPLAINED, false, Reason.FEEDBACK, words,
                BounceReport.messageId(letter, notice), notice.original()));
    }

    private static String field(String text, String name) {
        Matcher field = FIELD.matcher(text.length() > 20_000 ? text.substring(0, 20_000) : text);
        while (field.find()) {
            if (field.group(1).equalsIgnoreCase(name)) {
                return field.group(2);
            }
        }
        return null;
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
