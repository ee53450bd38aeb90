package org.tertulia.mail.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The time of a Date header in any form that letters have (RFC 5322, 3.3 and 4.3; RFC 822; asctime; ISO 8601). */
final class Dates {

    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** Offsets in minutes; one letter means nothing certain (RFC 5322, 4.3), hence zero. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("est", -300), Map.entry("edt", -240), Map.entry("cst", -360),
            Map.entry("cdt", -300), Map.entry("mst", -420), Map.entry("mdt", -360), Map.entry("pst", -480), Map.entry("pdt", -420),
            Map.entry("bst", 60), Map.entry("ist", 330), Map.entry("wet", 0), Map.entry("west", 60), Map.entry("cet", 60), Map.entry("met", 60),
            Map.entry("mez", 60), Map.entry("cest", 120), Map.entry("mest", 120), Map.entry("mesz", 120), Map.entry("eet", 120),
            Map.entry("eest", 180), Map.entry("msk", 180), Map.entry("msd", 240), Map.entry("jst", 540), Map.entry("kst", 540),
            Map.entry("hkt", 480), Map.entry("sgt", 480), Map.entry("aest", 600), Map.entry("aedt", 660), Map.entry("acst", 570),
            Map.entry("awst", 480), Map.entry("nzst", 720), Map.entry("nzdt", 780), Map.entry("brt", -180), Map.entry("brst", -120),
            Map.entry("art", -180), Map.entry("clt", -240), Map.entry("hst", -600), Map.entry("akst", -540), Map.entry("akdt", -480),
            Map.entry("nst", -210), Map.entry("ndt", -150), Map.entry("ast", -240), Map.entry("adt", -180), Map.entry("sast", 120));
    private static final int LONGEST = 200;
    private static final int LARGEST_OFFSET = 18 * 60;

    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> digits = new ArrayList<>();
    private int month;
    private int hour = -1;
    private int minute;
    private int second;
    private Integer offset;
    private boolean separatedByDots;

    private Dates() {
    }

    /** Null for none. A missing or unknown zone is UTC. */
    static Instant read(String value) {
        if (value == null) {
            return null;
        }
        try {
            Dates dates = new Dates();
            dates.scan(withoutComments(value.length() > LONGEST ? value.substring(0, LONGEST) : value).toLowerCase(Locale.ROOT).replaceAll(" *+: *+", ":"));
            return dates.instant();
        } catch (DateTimeException | NumberFormatException none) {
            return null;
        }
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
                out.append(' ');
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void scan(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (c >= '0' && c <= '9') {
                while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                    end++;
                }
                end = number(text, i, end);
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                word(text.substring(i, end));
            } else if ((c == '+' || c == '-') && hour >= 0 && offset == null) {
                end = offset(text, i);
            }
            i = end;
        }
    }

    private int number(String text, int start, int end) {
        boolean dots = hour < 0 && numbers.size() >= 3 || hour < 0 && month > 0 && numbers.size() >= 2;
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (hour < 0 && end - start <= 2 && (next == ':' || next == '.' && dots)) {
            return time(text, start);
        }
        if (hour >= 0 && offset == null && end - start == 4 && numbers.size() >= (month > 0 ? 2 : 3)) {
            // a zone that lost its sign
            return end;
        }
        if (numbers.size() < 4 && end - start <= 8) {
            separatedByDots |= next == '.';
            numbers.add(Integer.parseInt(text.substring(start, end)));
            digits.add(end - start);
        }
        return end;
    }

    private int time(String text, int start) {
        int[] parts = new int[3];
        int part = 0;
        int i = start;
        while (part < 3) {
            int end = i;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end == i || end - i > 2) {
                break;
            }
            parts[part++] = Integer.parseInt(text.substring(i, end));
            i = end;
            if (part == 3 || i >= text.length() || ":.".indexOf(text.charAt(i)) < 0) {
                break;
            }
            i++;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
        }
        hour = parts[0];
        minute = parts[1];
        second = Math.min(parts[2], 59);
        if (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ',') && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
            i++;
            while (i < text.length() && Character.isDigit(text.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private void word(String word) {
        if (word.equals("pm") && hour >= 0 && hour < 12) {
            hour += 12;
        } else if (word.equals("am") && hour == 12) {
            hour = 0;
        } else if (hour >= 0 && offset == null && ZONES.containsKey(word)) {
            offset = ZONES.get(word);
        } else if (month == 0 && word.length() >= 3 && MONTHS.contains(word.substring(0, 3)) && !word.startsWith("mon")) {
            month = MONTHS.indexOf(word.substring(0, 3)) + 1;
        }
    }

    private int offset(String text, int sign) {
        int i = sign + 1;
        StringBuilder figures = new StringBuilder();
        int colon = -1;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ':' && colon < 0)) {
            if (text.charAt(i) == ':') {
                colon = figures.length();
            } else {
                figures.append(text.charAt(i));
            }
            i++;
        }
        if (figures.isEmpty() || figures.length() > 6 || figures.chars().anyMatch(c -> c > '9')) {
            return i;
        }
        int number = Integer.parseInt(figures.toString());
        int minutes = colon >= 0 || figures.length() > 2 ? number / 100 * 60 + number % 100 : number * 60;
        offset = minutes > LARGEST_OFFSET ? 0 : text.charAt(sign) == '-' ? -minutes : minutes;
        return i;
    }

    private Instant instant() {
        int day;
        int year;
        if (month > 0 && numbers.size() >= 2) {
            boolean yearFirst = digits.get(0) == 4;
            day = numbers.get(yearFirst ? 1 : 0);
            year = year(yearFirst ? 0 : 1);
        } else if (month == 0 && numbers.size() >= 1 && digits.get(0) == 8) {
            int all = numbers.get(0);
            year = all / 10_000;
            month = all / 100 % 100;
            day = all % 100;
        } else if (month == 0 && numbers.size() >= 3) {
            boolean yearFirst = digits.get(0) == 4;
            boolean dayFirst = separatedByDots || numbers.get(0) > 12;
            year = year(yearFirst ? 0 : 2);
            month = numbers.get(yearFirst ? 1 : dayFirst ? 1 : 0);
            day = numbers.get(yearFirst ? 2 : dayFirst ? 0 : 1);
        } else {
            return null;
        }
        LocalDateTime local = LocalDateTime.of(year, month, day, hour == 24 ? 0 : Math.max(hour, 0), minute, second);
        return local.plusDays(hour == 24 ? 1 : 0).minusMinutes(offset == null ? 0 : offset).toInstant(ZoneOffset.UTC);
    }

    /** RFC 5322, 4.3. */
    private int year(int index) {
        int year = numbers.get(index);
        return digits.get(index) == 2 ? year + (year < 50 ? 2000 : 1900) : digits.get(index) == 3 ? year + 1900 : year;
    }
}
