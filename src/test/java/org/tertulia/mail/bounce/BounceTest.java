package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;

class BounceTest {

    @Test
    void tellsOfEachRecipientFailuresFirst() {
        List<Bounce> bounces = Bounce.all(Samples.letter("bounces/two-recipients.eml"));

        assertThat(bounces).extracting(Bounce::recipient).containsExactly("dana@example.org", "carl@example.org");
        assertThat(bounces).extracting(Bounce::outcome).containsExactly(Bounce.Outcome.FAILED, Bounce.Outcome.DELIVERED);
        assertThat(bounces).extracting(Bounce::failed).containsExactly(true, false);
    }

    @Test
    void givesEachRecipientOfAFreeNoticeItsOwnReason() {
        assertThat(Bounce.all(Samples.letter("bounces/exim-two.eml"))).extracting(Bounce::recipient, Bounce::reason)
                .containsExactly(tuple("ben@example.net", Reason.SUSPEND),
                        tuple("carla@example.org", Reason.MAILBOXFULL));
    }

    @Test
    void bringsTheHeadersOfTheLetterThatCameBack() {
        Bounce bounce = Bounce.of(Samples.letter("bounces/qmail-rcpt.eml")).orElseThrow();

        assertThat(bounce.originalHeaders().first("Subject")).contains("Your question about the order");
        assertThat(bounce.originalHeaders().first("To")).contains("cleo@example.org");
    }

    @Test
    void findsTheLetterByTheAnswersHeadersWhereNoneCameBack() {
        assertThat(Bounce.of(Samples.letter("bounces/google-groups.eml")).orElseThrow().originalMessageId()).startsWith("<m").endsWith("@tertulia.example>");
    }

    @ParameterizedTest
    @CsvSource({"failed, FAILED", "Failed (permanently), FAILED", "delayed, DELAYED", "delivered, DELIVERED", "relayed, DELIVERED", "expanded, DELIVERED", "odd, FAILED", "'', FAILED"})
    void onlyAFailureIsOne(String action, Bounce.Outcome outcome) {
        Bounce bounce = Bounce.of(report("Final-Recipient: rfc822; bea@example.org\nAction: " + action + "\nStatus: 5.1.1\n")).orElseThrow();

        assertThat(bounce.outcome()).isEqualTo(outcome);
        assertThat(bounce.hard()).isEqualTo(outcome == Bounce.Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"rfc822; bea@example.org", "rfc822;<bea@example.org>", "RFC822;bea@example.org", "bea@example.org", "rfc822; \"Bea\" <bea@example.org>", "utf-8; bea@example.org"})
    void readsTheRecipientInAnyForm(String recipient) {
        assertThat(Bounce.of(report("Final-Recipient: " + recipient + "\nAction: failed\nStatus: 5.1.1\n")).orElseThrow().recipient()).isEqualTo("bea@example.org");
    }

    @Test
    void takesTheAddressThatWasWrittenToWhereTheFinalOneIsNone() {
        assertThat(Bounce.of(report("Original-Recipient: rfc822;bea+2Bshop@example.org\nFinal-Recipient: rfc822; bea\nAction: failed\nStatus: 5.1.1\n"))
                .orElseThrow().recipient()).isEqualTo("bea+shop@example.org");
    }

    @ParameterizedTest
    @CsvSource({"5.1.1, 550 user unknown, true", "4.1.1, 450 user unknown, false", "5.2.2, 552 mailbox full, false", "5.2.1, 550 account disabled, true", "5.7.1, 554 blocked using dnsbl, false",
            "5.1.2, 550 host unknown, true", "5.4.7, 550 delivery time expired, false"})
    void isHardOnlyWhereTheAddressIsToBlameForGood(String status, String said, boolean hard) {
        assertThat(Bounce.of(report("Final-Recipient: rfc822;bea@example.org\nAction: failed\nStatus: " + status + "\nDiagnostic-Code: smtp;" + said + '\n')).orElseThrow().hard())
                .isEqualTo(hard);
    }

    @Test
    void keepsWordsShortAndClean() {
        Bounce bounce = Bounce.of(report("Final-Recipient: rfc822;bea@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp;550 a\u0001b\tc " + "long ".repeat(100) + '\n')).orElseThrow();

        assertThat(bounce.words()).startsWith("550 a b c long").hasSize(200).endsWith("…");
    }

    @Test
    void neverBlamesOurselvesOrTheServer() {
        ReadLetter letter = LetterReader.read("""
                From: MAILER-DAEMON@mx.example.org
                To: support@tertulia.example
                Subject: Undelivered mail

                Dear support@tertulia.example, your message could not be delivered.
                Questions? Write to postmaster@mx.example.org
                The address bea@example.org is unknown.
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(Bounce.all(letter)).extracting(Bounce::recipient).containsExactly("bea@example.org");
    }

    @Test
    void hasCodesForTheOutside() {
        assertThat(Reason.values()).extracting(Reason::code).contains("userunknown", "mailboxfull", "notcompliantrfc").doesNotHaveDuplicates().hasSize(36);
    }

    private static ReadLetter report(String fields) {
        return LetterReader.read(("""
                From: MAILER-DAEMON@mx.example.org
                To: support@tertulia.example
                Subject: Delivery Status Notification
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                %s
                --b--
                """).formatted(fields).getBytes(StandardCharsets.UTF_8));
    }
}
