package org.tertulia.mail.quoting;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * "On DATE, NAME wrote:" in any language and order. A line counts by what is in it: a date, a time, an address, a word for
 * writing, a colon at the end. Mail programs break it over up to five lines.
 *
 * @param first index of its first line
 * @param last  index of its last line
 * @param sure  enough by itself; else only where a line marked as quoted follows
 */
record Attribution(int first, int last, boolean sure) {

    private static final int MOST_LINES = 5;
    private static final int LONGEST = 320;
    private static final int LONGEST_NAME = 120;
    /** Ends with an address and a colon, or with an address in brackets and a few words. */
    private static final Pattern ADDRESSED = Pattern.compile("<[^<>@]{1,64}@[^<>@]{2,200}>[^<>]{0,30}[:\uff1a]$|[^\\s<>()\\[\\]\"]@[^\\s<>()\\[\\]\"]{2,200}[>)\\]\"' ]{0,4}[:\uff1a]$");
    private static final Words SELF = Words.of("self");
    private static final Words WRITING = Words.of("writing");

    /** The attribution whose last line is the one with that index, none of it before {@code least}; null for none. */
    static Attribution endingAt(List<Line> lines, int last, int least) {
        Line end = lines.get(last);
        if (end.clean.length() > LONGEST || end.clean.length() < 3) {
            return null;
        }
        int dated = datedSender(lines, last, least);
        if (dated >= 0) {
            return new Attribution(dated, last, true);
        }
        boolean colon = end.colon();
        if (!colon && (!mayEndBare(end) || endsBelow(lines, last))) {
            return opening(end, last);
        }
        int lowest = Math.max(least, last - MOST_LINES + 1);
        int first = reach(lines, last, lowest);
        Seen seen = Seen.in(lines, first, last);
        boolean bare = (end.endsWriting() || end.clean.endsWith(">")) && seen.date && seen.writing && (seen.address || seen.time) && starts(lines.get(first));
        if (!colon && !bare) {
            return seen.date && seen.writing && lines.get(first).introduction() ? new Attribution(first, last, false) : null;
        }
        return judged(lines, first, last, seen);
    }

    private static boolean mayEndBare(Line end) {
        char last = end.clean.charAt(end.clean.length() - 1);
        if (last == '>') {
            return end.introduction() && end.date() && end.time() && end.writing();
        }
        return (Character.isLetter(last) || last == '-' || last == ')' || last == '*')
                && (end.endsWriting() || end.introduction() && end.date() && end.writing());
    }

    /** Whether the colon comes in one of the next lines. */
    private static boolean endsBelow(List<Line> lines, int last) {
        for (int at = last + 1; at < Math.min(last + 3, lines.size()); at++) {
            Line line = lines.get(at);
            if (line.blank() || line.quoted() || line.clean.length() > LONGEST_NAME) {
                return false;
            }
            if (line.colon()) {
                return true;
            }
        }
        return false;
    }

    /** "2015/1/2 Ana Silva &lt;ana@example.org&gt;" and no more, as Gmail once wrote: where that begins, or -1. */
    private static int datedSender(List<Line> lines, int last, int least) {
        String end = lines.get(last).clean;
        if (!end.endsWith(">") || !lines.get(last).address()) {
            return -1;
        }
        int first = end.startsWith("<") && last > least ? last - 1 : last;
        Line begin = lines.get(first);
        boolean dated = !begin.core().isEmpty() && Character.isDigit(begin.core().charAt(0)) && begin.date() && !begin.quoted();
        return dated && begin.core().split(" ", 9).length < 9 ? first : -1;
    }

    /** How far up from the last line the attribution goes. */
    private static int reach(List<Line> lines, int last, int lowest) {
        int first = last;
        Line end = lines.get(last);
        if (!end.date()) {
            for (int up = last - 1; up >= lowest && mayGoOn(lines.get(up)); up--) {
                if (Seen.in(lines, up, last).date || lines.get(up).time() && lines.get(up).introduction() && end.writing()) {
                    first = up;
                    break;
                }
            }
        }
        while (first > lowest && mayGoOn(lines.get(first - 1)) && lacksBeginning(lines, first, last)) {
            first--;
        }
        return first;
    }

    private static boolean mayGoOn(Line line) {
        return !line.blank() && !line.quoted() && line.clean.length() <= LONGEST && !line.sentence() && !line.colon();
    }

    /** Whether the line above belongs to it: it begins in the middle of something. */
    private static boolean lacksBeginning(List<Line> lines, int first, int last) {
        Line here = lines.get(first);
        Line above = lines.get(first - 1);
        if (above.clean.length() > LONGEST_NAME) {
            return false;
        }
        char letter = here.clean.charAt(0);
        if (letter == '<' || (letter == '(' || letter == '[') && !(here.clean.length() > 1 && Character.isDigit(here.clean.charAt(1)))) {
            return true;
        }
        Seen seen = Seen.in(lines, first, last);
        if (above.introduction() && !here.introduction() && (above.date() || above.time() || above.clean.length() < 30
                && above.clean.endsWith(","))) {
            return true;
        }
        if (!seen.date) {
            return false;
        }
        return !seen.writing && !seen.address && (above.writing() || above.address())
                || !seen.address && !here.introduction() && above.address() && above.clean.indexOf('<') >= 0 && !above.date();
    }

    private static Attribution judged(List<Line> lines, int first, int last, Seen seen) {
        Line begin = lines.get(first);
        int length = 0;
        for (int at = first; at <= last; at++) {
            length += lines.get(at).clean.length() + 1;
        }
        if (length > 2 * LONGEST) {
            return null;
        }
        boolean sentence = ofOneself(lines, first, last);
        boolean starts = starts(begin);
        boolean sure = starts && !sentence && soon(begin, seen.writing)
                && (seen.writing && seen.date || seen.date && seen.address && ADDRESSED.matcher(lines.get(last).core()).find()
                || seen.writing && seen.address && (seen.time || seen.bracket && length <= LONGEST_NAME));
        boolean likely = seen.writing && (seen.date || seen.time || seen.address || length <= LONGEST_NAME)
                || seen.date && (seen.time || seen.address) || seen.address && seen.time
                || seen.address && seen.bracket && length <= LONGEST_NAME || starred(begin);
        return sure || likely ? new Attribution(first, last, sure) : null;
    }

    /** How an attribution begins: with a preposition, a number, a quotation mark, a name and an address. */
    private static boolean starts(Line line) {
        String core = line.core();
        if (core.isEmpty()) {
            return false;
        }
        if (line.introduction() || Character.isDigit(core.charAt(0)) || "\"'\u201c\u201e\u00ab(<[".indexOf(core.charAt(0)) >= 0
                || Scripts.unspaced(core.charAt(0))) {
            return true;
        }
        int number = -1;
        for (int at = 0; at < Math.min(core.length(), 40) && number < 0; at++) {
            if (Character.isDigit(core.charAt(at))) {
                number = at;
            }
        }
        int place = core.indexOf('@');
        return number >= 0 && number < 40 || place >= 0 && place < 100 && core.split(" ", 9).length < 9
                || place >= 0 && place < 70 && core.indexOf('<') > 0;
    }

    /** "* Ana Silva:" is how some programs for news say it. */
    private static boolean starred(Line begin) {
        String core = begin.core();
        return begin.clean.startsWith("* ") && begin.colon() && Contacts.name(core.substring(0, core.length() - 1).strip());
    }

    /** The first number comes among the first words, or the word for writing does: prose takes longer to come to it. */
    private static boolean soon(Line begin, boolean writing) {
        if (begin.introduction() || Scripts.unspaced(begin.core().charAt(0))) {
            return true;
        }
        String[] words = begin.core().split(" ", 9);
        StringBuilder head = new StringBuilder();
        boolean named = words.length > 1 && Character.isUpperCase(words[0].charAt(0)) && Character.isUpperCase(words[1].charAt(0));
        for (int at = 0; at < Math.min(words.length, writing ? 6 : 4); at++) {
            boolean number = words[at].chars().anyMatch(Character::isDigit);
            if (number && (at < (writing ? 3 : 2) || named) || words[at].indexOf('@') >= 0) {
                return true;
            }
            head.append(words[at]).append(' ');
        }
        return writing && WRITING.within(Scripts.lower(head.toString()));
    }

    /** "On Monday I wrote:" is a sentence, as is what begins with "the". */
    private static boolean ofOneself(List<Line> lines, int first, int last) {
        for (int at = first; at <= last; at++) {
            String[] words = lines.get(at).core().split("[ ,:]");
            for (int index = 0; index < words.length; index++) {
                String word = words[index];
                if (word.equals("I") || SELF.has(index == 0 && at == first ? word.toLowerCase(Locale.ROOT) : word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "On DATE, NAME wrote: the text" in one line, as where a conversion lost the lines. */
    private static Attribution opening(Line line, int index) {
        if (!line.introduction() || !line.date() || !(line.address() || line.time())) {
            return null;
        }
        String text = line.lower();
        for (int at = WRITING.endOfFirst(text, 0); at >= 0; at = WRITING.endOfFirst(text, at)) {
            String rest = text.substring(at).stripLeading();
            if (rest.startsWith(":") || rest.startsWith("\uff1a")) {
                return new Attribution(index, index, true);
            }
        }
        return null;
    }

    /** What its lines hold together. */
    private record Seen(boolean date, boolean time, boolean address, boolean writing, boolean bracket, boolean colon) {

        static Seen in(List<Line> lines, int first, int last) {
            boolean date = false;
            boolean time = false;
            boolean address = false;
            boolean writing = false;
            boolean bracket = false;
            for (int at = first; at <= last; at++) {
                Line line = lines.get(at);
                date |= line.date();
                time |= line.time();
                address |= line.address();
                writing |= line.writing();
                bracket |= line.clean.indexOf('<') >= 0 || line.clean.indexOf("(") >= 0;
            }
            if (first < last && (!date || !writing)) {
                StringBuilder whole = new StringBuilder();
                for (int at = first; at <= last; at++) {
                    whole.append(lines.get(at).clean).append(' ');
                }
                Line joined = new Line(whole.toString());
                date |= joined.date();
                writing |= joined.writing();
            }
            return new Seen(date, time, address, writing, bracket, lines.get(last).colon());
        }
    }
}
