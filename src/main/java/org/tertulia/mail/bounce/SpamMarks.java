package org.tertulia.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.mail.reading.ReadHeaders;

/** Reads what mail servers write into the headers of letters that they take for spam. The first header of a name counts, the one set last. */
final class SpamMarks {

    private static final int EXCHANGE_SPAM = 5;
    private static final int STARS_OF_SPAM = 5;
    private static final int PROOFPOINT_SPAM = 90;
    private static final int LONGEST = 2_000;
    private static final List<String> PLAIN = Phrases.lines("spam-marks.txt");
    private static final List<String> BARS = List.of("X-Spam-Level", "X-Spam-Bar", "X-Spam-Score-Bar");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}");
    private static final Pattern EXCHANGE = Pattern.compile("(?:^|;)\\s?(?:SFV:(?:SPM|SKB)|SCL:[5-9])\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROOFPOINT = Pattern.compile("\\brule=(\\w{0,40})|\\bspamscore=(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    private SpamMarks() {
    }

    static boolean on(ReadHeaders headers) {
        return PLAIN.stream().anyMatch(mark -> begins(headers, mark)) || BARS.stream().anyMatch(name -> stars(value(headers, name)))
                || number(value(headers, "X-MS-Exchange-Organization-SCL")) >= EXCHANGE_SPAM
                || EXCHANGE.matcher(value(headers, "X-Forefront-Antispam-Report")).find() || proofpoint(value(headers, "X-Proofpoint-Spam-Details"));
    }

    private static boolean begins(ReadHeaders headers, String mark) {
        int colon = mark.indexOf(':');
        return value(headers, mark.substring(0, colon)).strip().toLowerCase(Locale.ROOT).startsWith(mark.substring(colon + 1).strip());
    }

    private static boolean stars(String value) {
        return value.chars().filter(c -> "*+sx".indexOf(c) >= 0).count() >= STARS_OF_SPAM;
    }

    private static int number(String value) {
        Matcher number = NUMBER.matcher(value);
        return number.find() ? Integer.parseInt(number.group()) : -1;
    }

    private static boolean proofpoint(String value) {
        return PROOFPOINT.matcher(value).results().anyMatch(told -> told.group(1) == null ? Integer.parseInt(told.group(2)) >= PROOFPOINT_SPAM
                : !told.group(1).contains("notspam") && (told.group(1).contains("spam") || told.group(1).contains("phish")));
    }

    private static String value(ReadHeaders headers, String name) {
        String value = headers.first(name).orElse("");
        return value.substring(0, Math.min(value.length(), LONGEST));
    }
}
