package org.tertulia.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BounceCorpusTest {

    /** @param others further recipients, apart by commas */
    record Expected(String file, String recipient, String status, boolean hard, String reason, String outcome, String messageId) {

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expected> bounces() {
        return Samples.table("bounces.tsv").stream().map(cells -> new Expected(cells[0], cells[1].equals("-") ? null : cells[1], cells[2].equals("-") ? null : cells[2],
                cells[3].equals("hard"), cells[4], cells[5], cells[6].equals("-") ? null : cells[6])).toList();
    }

    @ParameterizedTest
    @MethodSource("bounces")
    void readsWhatCameBack(Expected expected) {
        Bounce bounce = Bounce.of(Samples.letter("bounces/" + expected.file)).orElseThrow();

        assertThat(List.of(bounce.reason().code(), Objects.toString(bounce.recipient()), Objects.toString(bounce.status()), bounce.hard(), bounce.outcome().name().toLowerCase(),
                Objects.toString(bounce.originalMessageId()))).as(bounce.words())
                .isEqualTo(List.of(expected.reason, Objects.toString(expected.recipient), Objects.toString(expected.status), expected.hard, expected.outcome,
                        Objects.toString(expected.messageId)));
        assertThat(bounce.words()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(bounces()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(bounces().stream().map(Expected::reason).distinct()).hasSizeGreaterThanOrEqualTo(Reason.values().length - 1);
    }
}
