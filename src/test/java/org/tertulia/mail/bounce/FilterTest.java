package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;

class FilterTest {

    private static final FilterRules NOTHING = new FilterRules(List.of(), List.of(), false, false, false, false);
    private static final FilterRules ALL = new FilterRules(List.of(), List.of(), true, true, true, true);

    @ParameterizedTest
    @CsvSource({"bea@example.org, true", "BEA@Example.ORG, true", "@example.org, true", "example.org, true", "org, true", "bea@example.com, false", "ample.org, false", "@example.com, false",
            "' ', false", "@, false"})
    void deniesAddressesAndDomains(String entry, boolean denied) {
        FilterRules rules = new FilterRules(List.of(), List.of(entry), false, false, false, false);

        assertThat(Filter.decide(letter("bea@example.org", ""), rules).map(Filter.Reason::code).isPresent()).isEqualTo(denied);
        assertThat(Filter.decide(letter("bea@mail.example.org", ""), rules).isPresent()).isEqualTo(denied && !entry.contains("a@") && !entry.contains("A@"));
    }

    @Test
    void letsWhatIsAllowedInWhateverElseHolds() {
        FilterRules rules = new FilterRules(List.of("example.org"), List.of("noreply@example.org"), true, true, true, true);

        assertThat(Filter.decide(letter("noreply@example.org", "X-Spam-Flag: YES\nList-Unsubscribe: <mailto:u@example.org>\nAuto-Submitted: auto-replied\n"), rules)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noreply@example.org", "no-reply@example.org", "No_Reply@example.org", "do-not-reply@example.org", "donotreply+17@example.org", "mailer-daemon@example.org",
            "postmaster@example.org", "abuse@example.org", "newsletter@example.org", "no.reply2@example.org", "notifications@example.org"})
    void keepsRolesOut(String from) {
        assertThat(Filter.decide(letter(from, ""), ALL)).contains(Filter.Reason.ROLE_ADDRESS);
        assertThat(Filter.decide(letter(from, ""), new FilterRules(List.of(), List.of(), false, true, false, true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bea@example.org", "info@example.org", "sales@example.org", "norbert.reply@example.org", "newsome@example.org", "rob@example.org", "abusera@example.org"})
    void letsPersonsIn(String from) {
        assertThat(Filter.decide(letter(from, ""), ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe: <mailto:u@example.org>", "List-Id: <news.example.org>", "Precedence: bulk", "Feedback-ID: 1:2:3:x"})
    void keepsNewslettersOut(String header) {
        assertThat(Filter.decide(letter("bea@example.org", header + "\n"), ALL)).contains(Filter.Reason.NEWSLETTER);
        assertThat(Filter.decide(letter("bea@example.org", header + "\n"), NOTHING)).isEmpty();
    }

    @Test
    void keepsAutomaticLettersOut() {
        assertThat(Filter.decide(letter("bea@example.org", "Auto-Submitted: auto-replied\n"), ALL)).contains(Filter.Reason.AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Spam-Flag: YES", "X-Spam-Status: Yes, score=7.1 required=5.0", "X-Spam-Level: *******", "X-Spam-Bar: ++++++", "X-MS-Exchange-Organization-SCL: 6",
            "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;H:mx", "X-Rspamd-Action: add header", "X-Rspamd-Action: reject",
            "X-Proofpoint-Spam-Details: rule=inbound_spam policy=inbound score=100 spamscore=100", "X-Barracuda-Spam-Status: Yes, SCORE=9.0", "X-Bogosity: Spam, tests=bogofilter", "X-Spam: Yes"})
    void keepsMarkedSpamOut(String header) {
        assertThat(Filter.decide(letter("bea@example.org", header + "\n"), ALL)).contains(Filter.Reason.SPAM);
        assertThat(Filter.decide(letter("bea@example.org", header + "\n"), NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Spam-Flag: NO", "X-Spam-Status: No, score=-0.1 required=5.0", "X-Spam-Level: **", "X-MS-Exchange-Organization-SCL: 1", "X-MS-Exchange-Organization-SCL: -1",
            "X-Forefront-Antispam-Report: CIP:192.0.2.1;SCL:1;SFV:NSPM;H:mx", "X-Rspamd-Action: no action", "X-Proofpoint-Spam-Details: rule=inbound_notspam policy=inbound score=0 spamscore=0",
            "X-Bogosity: Ham", "X-MS-Exchange-Organization-SCL: much"})
    void letsUnmarkedLettersIn(String header) {
        assertThat(Filter.decide(letter("bea@example.org", header + "\n"), ALL)).isEmpty();
    }

    @Test
    void hasCodesForTheOutside() {
        assertThat(Filter.Reason.values()).extracting(Filter.Reason::code).containsExactly("denied", "role-address", "newsletter", "automatic", "spam");
    }

    private static ReadLetter letter(String from, String headers) {
        return LetterReader.read(("From: " + from + "\nTo: support@tertulia.example\nSubject: Question\n" + headers + "\nHello\n").getBytes(StandardCharsets.UTF_8));
    }
}
