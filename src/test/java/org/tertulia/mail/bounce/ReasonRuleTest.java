package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonRuleTest {

    static List<String[]> words() {
        return Samples.table("server-words.tsv");
    }

    @ParameterizedTest
    @MethodSource("words")
    void understandsWhatServersSay(String reason, String said, String command) {
        SmtpTrace told = SmtpTrace.of(said);
        SmtpTrace trace = command.isEmpty() ? told : new SmtpTrace(told.status(), told.reply(), SmtpTrace.Command.valueOf(command));

        assertThat(decide(said, trace).code()).as(said).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"'5.1.1', USERUNKNOWN", "'5.2.2', MAILBOXFULL", "'4.4.7', EXPIRED", "'5.7.26', AUTHFAILURE", "'5.5.4', SYNTAXERROR", "'5.0.0', ONHOLD", "'5.7.1', SECURITYERROR",
            "'5.3.4', MESGTOOBIG", "'4.3.1', SYSTEMFULL", "'5.1.6', HASMOVED"})
    void takesACodeAtItsWordWhereNothingElseIsSaid(String status, Reason reason) {
        assertThat(decide("550 " + status + " Sorry", SmtpTrace.of("550 " + status + " Sorry"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 mailbox full, MAILBOXFULL", "550 5.2.1 Relay access denied, NORELAYING", "550 5.7.1 No such user, USERUNKNOWN", "550 5.0.0 message too large, MESGTOOBIG"})
    void believesWordsMoreThanACodeThatSaysSomethingElse(String said, Reason reason) {
        assertThat(decide(said, SmtpTrace.of(said))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, 554, BLOCKED", "MAIL, 550, REJECTED", "RCPT, 553, USERUNKNOWN", "RCPT, 552, MAILBOXFULL", "DATA, 552, MESGTOOBIG"})
    void guessesByTheCommandLast(SmtpTrace.Command command, int reply, Reason reason) {
        assertThat(decide("no", new SmtpTrace(null, reply, command))).isEqualTo(reason);
    }

    @Test
    void saysSoWhereNothingIsSaid() {
        assertThat(ReasonRule.decide("", "", null, "", SmtpTrace.of(""))).isEqualTo(Reason.UNDEFINED);
        assertThat(ReasonRule.decide("we feel like it", "", null, "", SmtpTrace.of(""))).isEqualTo(Reason.ONHOLD);
    }

    @Test
    void theListsNameReasonsAndNoPhraseTwice() {
        assertThat(Phrases.lists("bounce-words.txt").keySet()).allSatisfy(name -> assertThat(Reason.valueOf(name.toUpperCase(Locale.ROOT)).code()).isEqualTo(name));
        assertThat(Phrases.lists("bounce-words.txt").values().stream().flatMap(List::stream).map(line -> line.replaceFirst("^[+-]", ""))).doesNotHaveDuplicates();
    }

    private static Reason decide(String said, SmtpTrace trace) {
        return ReasonRule.decide(said, "", trace.status(), "", trace);
    }
}
