package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.mail.reading.Invitation.Moment;

class InvitationTest {

    @Test
    void saysWhatWhenWhereAndByWhom() {
        Invitation read = one("""
                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VTIMEZONE
                TZID:Europe/Lisbon
                BEGIN:STANDARD
                DTSTART:16010101T000000
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                SUMMARY;LANGUAGE=en:Fitting\\, second\\ntry
                DTSTART;TZID=Europe/Lisbon:20260701T100000
                DTEND;TZID="Europe/Lisbon":20260701T113000
                LOCATION:Rua do Ouro 1
                  0\\; Lisboa
                ORGANIZER;CN="Cook, Carl":MAILTO:carl@example.com
                RRULE:FREQ=WEEKLY
                BEGIN:VALARM
                SUMMARY:not this
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """);
        assertThat(read).isEqualTo(new Invitation("REQUEST", "Fitting, second try",
                new Moment(Instant.parse("2026-07-01T09:00:00Z"), "2026-07-01T10:00", "Europe/Lisbon"),
                new Moment(Instant.parse("2026-07-01T10:30:00Z"), "2026-07-01T11:30", "Europe/Lisbon"), "Rua do Ouro 1 0; Lisboa",
                new Correspondent("carl@example.com", "Cook, Carl"), true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20260701T100000Z, 2026-07-01T10:00:00Z, 2026-07-01T10:00, UTC",
        "DTSTART:20260701T100000, , 2026-07-01T10:00, ",
        "DTSTART;TZID=W. Europe Standard Time:20260701T100000, , 2026-07-01T10:00, W. Europe Standard Time",
        "DTSTART;VALUE=DATE:20260701, , 2026-07-01, ",
        "DTSTART;TZID=Europe/Berlin:20261231T235959, 2026-12-31T22:59:59Z, 2026-12-31T23:59:59, Europe/Berlin",
    })
    void aTimeIsNotGuessed(String line, Instant instant, String local, String zone) {
        assertThat(event(line).start()).isEqualTo(new Moment(instant, local, zone));
    }

    @ParameterizedTest
    @CsvSource({"DTSTART:20261301T100000Z", "DTSTART:tomorrow", "DTSTART:", "DTSTART", "DTSTART:99999999", "DTSTART:20260230", "DTSTART:20260701T250000"})
    void whatIsNoTimeIsNone(String line) {
        assertThat(event(line).start()).isNull();
    }

    @Test
    void aMeetingThatIsCancelledSaysSo() {
        assertThat(one("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR").cancelled()).isTrue();
        assertThat(event("STATUS:CANCELLED").cancelled()).isTrue();
        assertThat(event("STATUS:CONFIRMED").cancelled()).isFalse();
    }

    @Test
    void whateverStandsThereIsReadInTime() {
        assertThat(Invitation.of("")).isEmpty();
        assertThat(Invitation.of("END:VEVENT\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT")).isEmpty();
        String large = "BEGIN:VEVENT\nSUMMARY:" + "x".repeat(3_000_000) + "\n " + "y\n ".repeat(300_000) + "\nEND:VEVENT\n";
        assertThat(Invitation.of("BEGIN:VEVENT\nSUMMARY:" + "x".repeat(3_000_000) + "\nEND:VEVENT").get(0).what()).hasSizeLessThan(600);
        assertThat(Invitation.of(large + "BEGIN:VEVENT\nEND:VEVENT\n".repeat(1000))).hasSizeLessThan(6);
        Random chance = new Random(3);
        List<String> bits = List.of("BEGIN:", "END:", "VEVENT", "\n", "\r\n ", ":", ";", "\"", "TZID=", "DTSTART", "ORGANIZER", "mailto:", "\\", "\\n", "2026", "T", "Z", "\u0000", "é");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder("BEGIN:VEVENT\n");
            chance.ints(60, 0, bits.size()).forEach(n -> text.append(bits.get(n)));
            Invitation.of(text + "\nEND:VEVENT\n");
        }
    }

    private static Invitation event(String line) {
        return one("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + line + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    private static Invitation one(String calendar) {
        List<Invitation> all = Invitation.of(calendar);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
