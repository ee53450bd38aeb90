package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tertulia.forwarding.ForwardingPolicy.Decision;
import org.tertulia.forwarding.ForwardingPolicy.Facts;
import org.tertulia.forwarding.ForwardingPolicy.Line;

class ForwardingPolicyTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private final ForwardingSettings settings = new ForwardingSettings() { };
    private final List<Line> lines = new ArrayList<>();
    private Instant goneSince = TEN.minusSeconds(3600);
    private boolean closed;
    private boolean address = true;
    private boolean dead;
    private boolean stopped;
    private boolean byMail;
    private Instant lastLetterAt;
    private long lastLetterSeq;

    @Nested
    class UnreadReplies {

        @Test
        void nothingToDoWhereEverythingIsRead() {
            asked().answeredAndRead();

            assertThat(at(600)).isEqualTo(new Decision.Nothing());
        }

        @ParameterizedTest
        @CsvSource({"0,120", "119,120", "120,0", "121,0"})
        void isDueTwoMinutesAfterTheLastUnreadReply(long now, long waitUntil) {
            asked().answered(-60).answered(0);

            assertThat(at(now)).isEqualTo(waitUntil == 0 ? new Decision.Send(List.of(2L, 3L), 1, 3) : waitUntil(waitUntil));
        }

        @ParameterizedTest
        @CsvSource({"259,260", "260,0", "261,0"})
        void waitsUntilTheVisitorHasBeenGoneForAMinute(long now, long waitUntil) {
            asked().answered(0);
            goneSince = TEN.plusSeconds(200);

            assertThat(at(now)).isEqualTo(waitUntil == 0 ? new Decision.Send(List.of(2L), 1, 2) : waitUntil(waitUntil));
        }

        @Test
        void whileTheVisitorIsHereTheEarliestMomentIsAMinuteFromNow() {
            asked().answered(0);
            goneSince = null;

            assertThat(at(10)).as("the two minutes are not over before").isEqualTo(waitUntil(120));
            assertThat(at(120)).isEqualTo(waitUntil(180));
            assertThat(at(5000)).isEqualTo(waitUntil(5060));
        }

        @ParameterizedTest
        @CsvSource({"899,900", "900,0", "901,0"})
        void sendsOneLetterInAQuarterOfAnHour(long now, long waitUntil) {
            asked().answered(300);
            lastLetterAt = TEN;
            lastLetterSeq = 1;

            assertThat(at(now)).isEqualTo(waitUntil == 0 ? new Decision.Send(List.of(2L), 1, 2) : waitUntil(waitUntil));
        }

        @Test
        void saysWhyNothingIsSentButOnlyOnceTheVisitorIsAway() {
            asked().answered(0);
            address = false;

            assertThat(at(60)).isEqualTo(waitUntil(120));
            assertThat(at(120)).isEqualTo(new Decision.Not("no-address", List.of(2L)));
            settings.send(ForwardingMode.NONE);
            assertThat(at(120)).isEqualTo(new Decision.Not("mode-none", List.of(2L)));
            goneSince = null;
            assertThat(at(120)).isEqualTo(waitUntil(180));
        }

        @Test
        void theIntervalDoesNotKeepTheAgentFromLearningWhyNot() {
            asked().answered(0);
            address = false;
            lastLetterAt = TEN.plusSeconds(100);

            assertThat(at(120)).isEqualTo(new Decision.Not("no-address", List.of(2L)));
        }

        @ParameterizedTest
        @CsvSource({"9,1", "10,6"})
        void aConversationOfTenMessagesGoesWhole(int before, long from) {
            thread(before).answered(0);

            assertThat(at(600)).isEqualTo(new Decision.Send(List.of(before + 1L), from, before + 1L));
        }

        @Test
        void aLongerOneGoesWithFiveMessagesBeforeTheFirstUnreadOne() {
            thread(20).answered(0).asked().answered(1).asked();

            assertThat(at(600)).isEqualTo(new Decision.Send(List.of(21L, 23L), 16, 24));
            settings.include(0, 0);
            assertThat(at(600)).isEqualTo(new Decision.Send(List.of(21L, 23L), 21, 24));
            settings.include(50, 10);
            assertThat(at(600)).isEqualTo(new Decision.Send(List.of(21L, 23L), 1, 24));
            settings.include(5, 24);
            assertThat(at(600)).isEqualTo(new Decision.Send(List.of(21L, 23L), 1, 24));
        }

        @Test
        void followsTheSettings() {
            asked().answered(0);
            settings.wait(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO);
            goneSince = TEN;
            lastLetterAt = TEN.plusSeconds(1);

            assertThat(at(0)).isEqualTo(waitUntil(1));
            assertThat(at(1)).isEqualTo(new Decision.Send(List.of(2L), 1, 2));
        }

        @Test
        void closingIsNoReasonForALetter() {
            asked().answered(0);
            closed = true;

            assertThat(at(119)).isEqualTo(waitUntil(120));
        }
    }

    @Nested
    class Transcripts {

        Transcripts() {
            settings.send(ForwardingMode.TRANSCRIPT);
        }

        @Test
        void theWholeGoesOnceTheVisitorIsAwayAfterAReplyEvenIfTheyReadIt() {
            thread(30).answeredAndRead();

            assertThat(at(119)).isEqualTo(waitUntil(120));
            assertThat(at(120)).isEqualTo(new Decision.Send(List.of(), 1, 31));
        }

        @Test
        void anotherOneNeedsAnotherReply() {
            asked().answered(0).asked();
            lastLetterSeq = 2;
            lastLetterAt = TEN.minusSeconds(3600);

            assertThat(at(600)).isEqualTo(new Decision.Nothing());
            answered(500);
            assertThat(at(600)).isEqualTo(waitUntil(620));
            assertThat(at(620)).isEqualTo(new Decision.Send(List.of(2L, 4L), 1, 4));
        }

        @Test
        void closingSendsAtOnceWhatIsNewEvenWhileTheVisitorIsHere() {
            asked().answered(0).asked();
            closed = true;
            goneSince = null;

            assertThat(at(1)).isEqualTo(new Decision.Send(List.of(2L), 1, 3));
            lastLetterSeq = 2;
            assertThat(at(1)).isEqualTo(new Decision.Send(List.of(2L), 1, 3));
            lastLetterSeq = 3;
            assertThat(at(1)).as("once").isEqualTo(new Decision.Nothing());
        }

        @Test
        void closingKeepsTheInterval() {
            asked().answered(0).asked();
            closed = true;
            lastLetterSeq = 2;
            lastLetterAt = TEN;

            assertThat(at(899)).isEqualTo(waitUntil(900));
        }

        @Test
        void whatNobodyAnsweredIsNotSentBack() {
            asked();
            closed = true;

            assertThat(at(600)).isEqualTo(new Decision.Nothing());
        }

        @Test
        void withoutAnAddressTheUnreadOnesSayWhy() {
            asked().answered(0);
            address = false;

            assertThat(at(600)).isEqualTo(new Decision.Not("no-address", List.of(2L)));
        }
    }

    @Nested
    class ByMail {

        @Test
        void eachReplyGoesAtOnceWhateverTheModeAndTheLastLetter() {
            byMail = true;
            settings.send(ForwardingMode.NONE);
            lastLetterAt = TEN;
            asked().answered(0);

            assertThat(at(0)).isInstanceOf(Decision.Send.class);
        }

        @Test
        void nothingGoesToAnAddressThatBouncedForGood() {
            dead = true;
            asked().answered(0);

            assertThat(at(600)).isEqualTo(new Decision.Not("bounced", List.of(2L)));
        }
    }

    @Nested
    class Stopped {

        @Test
        void nothingGoesToWhoAskedForNoMore() {
            stopped = true;
            asked().answered(0);

            assertThat(at(600)).isEqualTo(new Decision.Not("stopped", List.of(2L)));
            byMail = true;
            assertThat(at(600)).isEqualTo(new Decision.Not("stopped", List.of(2L)));
        }

        @Test
        void noTranscriptEither() {
            settings.send(ForwardingMode.TRANSCRIPT);
            stopped = true;
            closed = true;
            asked().answeredAndRead();

            assertThat(at(600)).isEqualTo(new Decision.Not("stopped", List.of()));
        }

        @Test
        void whatBouncesIsTheWorseNews() {
            stopped = true;
            dead = true;
            asked().answered(0);

            assertThat(at(600)).isEqualTo(new Decision.Not("bounced", List.of(2L)));
        }
    }

    private Decision at(long seconds) {
        return ForwardingPolicy.decide(settings, new Facts(TEN.plusSeconds(seconds), List.copyOf(lines), goneSince, closed, address, dead, stopped, byMail,
                lastLetterAt, lastLetterSeq));
    }

    private static Decision waitUntil(long seconds) {
        return new Decision.Wait(TEN.plusSeconds(seconds));
    }

    private ForwardingPolicyTest asked() {
        return line(-300, false, false);
    }

    private ForwardingPolicyTest answered(long seconds) {
        return line(seconds, true, true);
    }

    private ForwardingPolicyTest answeredAndRead() {
        return line(0, true, false);
    }

    private ForwardingPolicyTest thread(int messages) {
        for (int i = 0; i < messages; i++) {
            line(-1000, i % 2 == 1, false);
        }
        return this;
    }

    private ForwardingPolicyTest line(long seconds, boolean reply, boolean unread) {
        lines.add(new Line(lines.size() + 1L, TEN.plusSeconds(seconds), reply, unread));
        return this;
    }
}
