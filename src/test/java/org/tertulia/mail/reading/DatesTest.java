package org.tertulia.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Tue, 3 Mar 2026 10:11:12 +0100 | 2026-03-03T09:11:12Z",
        "3 Mar 2026 10:11 -0330 | 2026-03-03T13:41:00Z",
        "Tue, 03 Mar 2026 10:11:12 GMT | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 +0000 (UTC) | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 -0500 (EST (summer)) | 2026-03-03T15:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 EST | 2026-03-03T15:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 PDT | 2026-03-03T17:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 CEST | 2026-03-03T08:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 Z | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 K | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 Nowhere | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 GMT+2 | 2026-03-03T08:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 +02:00 | 2026-03-03T08:11:12Z",
        "Tue, 3 Mar 2026 10:11:12 +9999 | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:12.345 +0000 | 2026-03-03T10:11:12Z",
        "Tue, 3 Mar 2026 10:11:60 +0000 | 2026-03-03T10:11:59Z",
        "Tue, 3 Mar 26 10:11:12 +0000 | 2026-03-03T10:11:12Z",
        "3 Mar 97 10:11:12 +0000 | 1997-03-03T10:11:12Z",
        "3 Mar 126 10:11:12 +0000 | 2026-03-03T10:11:12Z",
        "Tue , 3 (third) Mar (month) 2026 10 : 11 : 12 +0000 | 2026-03-03T10:11:12Z",
        "Tue,3 Mar 2026 10:11:12+0100 | 2026-03-03T09:11:12Z",
        "Tuesday, 03-Mar-26 10:11:12 GMT | 2026-03-03T10:11:12Z",
        "Tue Mar  3 10:11:12 2026 | 2026-03-03T10:11:12Z",
        "Tue Mar  3 10:11:12 CET 2026 | 2026-03-03T09:11:12Z",
        "Tue Mar 3 2026 10:11:12 GMT+0100 (CET) | 2026-03-03T09:11:12Z",
        "March 3, 2026 10:11 PM | 2026-03-03T22:11:00Z",
        "3 Mar 2026 12:11 AM +0000 | 2026-03-03T00:11:00Z",
        "2026-03-03T10:11:12Z | 2026-03-03T10:11:12Z",
        "2026-03-03T10:11:12.123+01:00 | 2026-03-03T09:11:12Z",
        "2026-03-03 10:11:12 +0100 | 2026-03-03T09:11:12Z",
        "2026/03/03 10:11:12 | 2026-03-03T10:11:12Z",
        "20260303T101112Z | 2026-03-03T00:00:00Z",
        "03.04.2026 10:11:12 | 2026-04-03T10:11:12Z",
        "4/3/2026 10:11:12 | 2026-04-03T10:11:12Z",
        "23/3/2026 10:11:12 | 2026-03-23T10:11:12Z",
        "Tue, 3 Mar 2026 | 2026-03-03T00:00:00Z",
        "Tue, 3 Mar 2026 10.11.12 +0100 | 2026-03-03T09:11:12Z",
        "Tue, 3 Mar 2026 24:00:00 +0000 | 2026-03-04T00:00:00Z",
        "Sat, 31 Dec 2025 23:59:59 -0100 | 2026-01-01T00:59:59Z",
        "Mon, 29 Feb 2028 00:00:00 +0000 | 2028-02-29T00:00:00Z",
        "Tue, 3 mar 2026 10:11:12 +0100 | 2026-03-03T09:11:12Z",
    })
    void readsWhatLettersSay(String said, Instant meant) {
        assertThat(Dates.read(said)).isEqualTo(meant);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "yesterday", "Tue", "Tue, 31 Feb 2026 10:11:12 +0000", "32 Mar 2026 10:11:12 +0000", "10:11:12",
        "Tue, 3 Mar 2026 77:11:12 +0000", "(((((", "Mar Mar Mar", "99999999999 99999999999", "3 Mar", "1 2", "-", "+"})
    void givesNothingForWhatIsNoDate(String said) {
        assertThat(Dates.read(said)).isNull();
    }
}
