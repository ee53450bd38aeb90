package org.tertulia.mail.quoting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a letter, and what can be said of it alone. */
final class Line {

    /** Longer lines are prose; of those only the beginning is looked at. */
    private static final int MOST = 600;

    /** 2/1/2015, 2.1.15, 2015-01-02, 2. 1. 2015, 02-Jan-2015, 02/gen/2015. */
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)\\d{1,4}(?:[./-] ?)(?:\\d{1,2}|\\p{L}{3,5}\\.?)(?:[./-] ?)\\d{2,4}(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20|25)\\d\\d(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<![\\d:.])[0-3]?\\d(?![\\d:]|\\.\\d)");
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d.:/])[0-2]?\\d(?:[:.\\u2236\\uff1a]|h| h )[0-5]\\d(?![\\d/]|\\.\\d{2,4})|\\d{1,2} ?[時时시] ?\\d{1,2}");
    static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"'@,;:]{1,64}@[^\\s<>()\\[\\]\"'@,;:]{2,200}");
    private static final Pattern INITIALS = Pattern.compile("\\p{L}{1,4}>+(?: .*)?");
    private static final String TRIM_FRONT = "-_=*~#|>\u2010\u2013\u2014\u2022\u00b7 ";
    private static final String TRIM_END = "-_=*~#\u2010\u2013\u2014 ";

    private static final Words INTRODUCTION = Words.of("introduction");
    private static final Words WRITING = Words.of("writing");

    /** What the HTML around a line says of it. */
    enum Hint { NONE, QUOTE, INTRODUCTION, CUT, SIGNATURE }

    final String raw;
    final String clean;
    final Hint hint;
    private String core;
    private String lower;
    private Boolean date;
    private Boolean writing;

    Line(String raw) {
        this(raw, Hint.NONE, false);
    }

    /** @param picture whether it holds one, which is something even without words */
    Line(String raw, Hint hint, boolean picture) {
        this.raw = raw;
        this.hint = hint;
        String cleaned = Scripts.clean(raw.length() < MOST && raw.contains("&nbsp;") ? raw.replace("&nbsp;", " ") : raw, MOST);
        this.clean = picture && cleaned.isEmpty() ? "\ufffc" : cleaned;
    }

    boolean blank() {
        return clean.isEmpty();
    }

    /** Begins with the mark of a quote. */
    boolean quoted() {
        return clean.startsWith(">") || clean.startsWith("&gt;") || clean.startsWith("\uff1e");
    }

    /** Begins as The Bat! and its like quote, with initials. */
    boolean initialled() {
        return INITIALS.matcher(clean).matches();
    }

    boolean barred() {
        return clean.startsWith("|");
    }

    /** Without dashes and stars around it. */
    String core() {
        if (core == null) {
            int from = 0;
            int to = clean.length();
            while (from < to && TRIM_FRONT.indexOf(clean.charAt(from)) >= 0) {
                from++;
            }
            while (to > from && TRIM_END.indexOf(clean.charAt(to - 1)) >= 0) {
                to--;
            }
            core = clean.substring(from, to);
        }
        return core;
    }

    String lower() {
        if (lower == null) {
            lower = Scripts.lower(core());
        }
        return lower;
    }

    /** Ends with a colon, of whatever script, perhaps with a dash after it. */
    boolean colon() {
        String text = core();
        return !text.isEmpty() && ":\uff1a\ufe55\ufe13".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    boolean date() {
        if (date == null) {
            String text = core();
            if (NUMBERS.matcher(text).find()) {
                date = true;
            } else {
                Matcher year = YEAR.matcher(text);
                date = year.find() && (DAY.matcher(text.substring(0, year.start())).find()
                        || DAY.matcher(text.substring(year.end())).find());
            }
        }
        return date;
    }

    boolean time() {
        return TIME.matcher(core()).find();
    }

    boolean address() {
        return core().indexOf('@') >= 0 && ADDRESS.matcher(core()).find();
    }

    boolean writing() {
        if (writing == null) {
            writing = WRITING.within(lower());
        }
        return writing;
    }

    /** Ends with a word for writing, with or without a colon. */
    boolean endsWriting() {
        String text = lower();
        int end = 0;
        for (int at = WRITING.endOfFirst(text, 0); at >= 0; at = WRITING.endOfFirst(text, at)) {
            end = at;
        }
        return end > 0 && end == text.length();
    }

    boolean introduction() {
        return INTRODUCTION.begin(lower());
    }

    /** Nothing but dashes, underscores, stars and the like, so many at least. */
    boolean rule(int least) {
        int count = 0;
        for (int at = 0; at < clean.length(); at++) {
            char letter = clean.charAt(at);
            if ("-_=*~#+\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501\u2550\uff0d\uff3f\u1427".indexOf(letter) >= 0) {
                count++;
            } else if (letter != ' ') {
                return false;
            }
        }
        return count >= least && clean.length() <= 200;
    }

    /** Ends as a sentence does, not as an abbreviation in a date. */
    boolean sentence() {
        if (clean.isEmpty()) {
            return false;
        }
        char last = clean.charAt(clean.length() - 1);
        if ("!?\u3002\uff01\uff1f".indexOf(last) >= 0) {
            return true;
        }
        return last == '.' && (clean.length() - clean.lastIndexOf(' ') > 6 || clean.chars().noneMatch(Character::isDigit));
    }
}
