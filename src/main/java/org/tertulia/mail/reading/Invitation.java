package org.tertulia.mail.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an invitation to a meeting says (RFC 5545, the first events of a calendar part). Nothing in it is trusted: what cannot be read is null.
 *
 * @param method    REQUEST, CANCEL, REPLY and the like; empty where it says none
 * @param what      the meeting's title, one line; null for none
 * @param start     null where it cannot be read
 * @param end       null where there is none
 * @param where     one line; null for none
 * @param organiser null for none
 * @param repeats   whether it takes place more than once
 * @param cancelled whether it does not take place
 */
public record Invitation(String method, String what, Moment start, Moment end, String where, Correspondent organiser, boolean repeats,
                         boolean cancelled) {

    private static final int MOST_EVENTS = 5;
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST = 500;
    private static final Pattern WEEKDAYS = Pattern.compile("[0-9]{8}");
    private static final Pattern TIME = Pattern.compile("[0-9]{8}T[0-9]{6}Z?");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /**
     * A point in time as a calendar has it.
     *
     * @param instant where its zone is known, else null
     * @param local   the wall clock's date and time in that zone, or the date alone for a whole day
     * @param zone    what the letter calls the zone, or null
     */
    public record Moment(Instant instant, String local, String zone) {
    }

    /** A line of a calendar: {@code DTSTART;TZID=Europe/Lisbon:20260105T100000}. */
    private record Property(String name, String parameters, String value) {

        static Property of(String line) {
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ':' && !quoted) {
                    int semicolon = line.indexOf(';');
                    boolean parameters = semicolon >= 0 && semicolon < i;
                    return new Property(line.substring(0, parameters ? semicolon : i).toUpperCase(Locale.ROOT),
                            parameters ? line.substring(semicolon, i) : "", line.substring(i + 1));
                }
            }
            return new Property(line.toUpperCase(Locale.ROOT), "", "");
        }

        String parameter(String wanted) {
            String upper = parameters.toUpperCase(Locale.ROOT);
            int at = upper.indexOf(";" + wanted + "=");
            if (at < 0) {
                return null;
            }
            String rest = parameters.substring(at + wanted.length() + 2);
            int close = rest.startsWith("\"") ? rest.indexOf('"', 1) : -1;
            int end = rest.indexOf(';');
            return close > 0 ? rest.substring(1, close) : end < 0 ? rest : rest.substring(0, end);
        }

        String text() {
            return line(value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1"));
        }
    }

    /** The events of a calendar part; none where it holds none. Never throws, and takes time in proportion to the text. */
    public static List<Invitation> of(String calendar) {
        List<Invitation> found = new ArrayList<>();
        String method = "";
        List<Property> event = null;
        int inner = 0;
        for (String line : unfolded(calendar)) {
            Property property = Property.of(line);
            String value = property.value().strip().toUpperCase(Locale.ROOT);
            if (property.name().equals("BEGIN")) {
                inner += event == null ? 0 : 1;
                event = event == null && value.equals("VEVENT") ? new ArrayList<>() : event;
            } else if (property.name().equals("END")) {
                if (event != null && inner == 0 && found.size() < MOST_EVENTS) {
                    found.add(of(method, event));
                }
                event = inner == 0 ? null : event;
                inner = Math.max(0, inner - 1);
            } else if (event != null && inner == 0) {
                event.add(property);
            } else if (event == null && property.name().equals("METHOD")) {
                method = value.length() > 20 ? "" : value;
            }
        }
        return found;
    }

    private static Invitation of(String method, List<Property> event) {
        Property organiser = first(event, "ORGANIZER");
        Property what = first(event, "SUMMARY");
        Property where = first(event, "LOCATION");
        Property status = first(event, "STATUS");
        boolean cancelled = method.equals("CANCEL") || status != null && status.value().strip().equalsIgnoreCase("CANCELLED");
        return new Invitation(method, what == null ? null : what.text(), moment(first(event, "DTSTART")), moment(first(event, "DTEND")),
                where == null ? null : where.text(), organiser == null ? null : person(organiser),
                first(event, "RRULE") != null || first(event, "RDATE") != null, cancelled);
    }

    private static Property first(List<Property> event, String name) {
        return event.stream().filter(property -> property.name().equals(name)).findFirst().orElse(null);
    }

    private static Correspondent person(Property organiser) {
        String name = organiser.parameter("CN");
        String address = organiser.value().strip();
        boolean mail = address.regionMatches(true, 0, "mailto:", 0, 7);
        return new Correspondent(mail ? line(address.substring(7)) : null, name == null ? null : line(name));
    }

    private static Moment moment(Property property) {
        String value = property == null ? "" : property.value().strip();
        String zone = property == null ? null : property.parameter("TZID");
        try {
            if (WEEKDAYS.matcher(value).matches()) {
                return new Moment(null, LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).toString(), null);
            }
            if (TIME.matcher(value).matches()) {
                boolean utc = value.endsWith("Z");
                LocalDateTime local = LocalDateTime.parse(value.substring(0, 15), FORM);
                ZoneId known = utc ? ZoneOffset.UTC : zone(zone);
                return new Moment(known == null ? null : local.atZone(known).toInstant(), local.toString(), utc ? "UTC" : zone == null ? null : line(zone));
            }
        } catch (DateTimeException notATime) {
            // as good as none
        }
        return null;
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException notOneOfOurs) {
            return null;
        }
    }

    /** RFC 5545, 3.1: a line that begins with a blank goes on with the one before. */
    private static List<String> unfolded(String calendar) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : calendar.lines().limit(MOST_LINES).toList()) {
            boolean more = part.startsWith(" ") || part.startsWith("\t");
            if (!more && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() < LONGEST_LINE) {
                line.append(part, more ? 1 : 0, Math.min(part.length(), LONGEST_LINE));
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** One line of a sensible length without what cannot be seen; null for nothing. */
    private static String line(String text) {
        String line = Words.line(text).strip();
        return line.isEmpty() ? null : line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
