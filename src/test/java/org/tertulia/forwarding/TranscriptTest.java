package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.DeliveryState;
import org.tertulia.testing.Persistent;

/** Row E5: the whole conversation, once the visitor is away after a reply, and when it is closed. */
@Persistent
class TranscriptTest extends ForwardingScene {

    @BeforeEach
    void wantTranscripts() {
        forwarding.change(ForwardingMode.TRANSCRIPT, null, null, null, null, null);
    }

    @Test
    void theWholeThreadGoesOut() {
        identify(ANA);
        for (int i = 0; i < 15; i++) {
            write(visitor, "Question " + i + ".");
        }
        long seq = reply("Answer.");

        assertThat(runAt(119)).isEqualTo(at(120));
        assertThat(runAt(120)).isNull();
        assertThat(text(server.letters().get(0))).containsSubsequence("Answer.", "> Hello!", "> Question 0.", "> Question 14.");
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.FORWARDED);
        assertThat(runAt(9000)).isNull();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void alsoWhenItWasRead() {
        identify(ANA);
        long seq = reply("Answer.");
        deliveries.read(conversation, seq);

        assertThat(runAt(120)).isNull();
        assertThat(text(server.letters().get(0))).startsWith("Here is your chat with Support").containsSubsequence("Hello!", "Answer.");
        assertThat(header(server.letters().get(0), "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(delivery(seq).state()).isEqualTo(DeliveryState.READ);
    }

    @Test
    void closingSendsItOnce() {
        identify(ANA);
        presence.arrived(List.of(visitor));
        reply("Answer.");
        clock.set(at(10));
        conversations.become(rui, conversation, ConversationStatus.CLOSED);

        assertThat(due()).isEqualTo(at(10));
        assertThat(runAt(10)).isNull();
        assertThat(server.letters()).hasSize(1);
        conversations.become(rui, conversation, ConversationStatus.OPEN);
        conversations.become(rui, conversation, ConversationStatus.CLOSED);
        assertThat(runAt(9000)).isNull();
        assertThat(server.letters()).as("nothing new was said").hasSize(1);
        write(visitor, "Thank you");
        conversations.become(rui, conversation, ConversationStatus.CLOSED);
        assertThat(runAt(9001)).isNull();
        assertThat(text(server.letters().get(1))).containsSubsequence("Hello!", "Answer.", "Thank you");
    }

    @Test
    void anAddressThatComesLateMakesItDue() {
        reply("Answer.");
        assertThat(runAt(120)).isNull();
        assertThat(server.letters()).isEmpty();
        clock.set(at(200));
        identify(ANA);

        assertThat(due()).isEqualTo(at(200));
        assertThat(runAt(200)).isNull();
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void aThreadThatNeverEndsComesInItsLatestPart() {
        identify(ANA);
        for (int i = 0; i < Situation.MOST + 5; i++) {
            write(visitor, "Question " + i + ".");
        }
        reply("Answer.");

        assertThat(runAt(120)).isNull();
        assertThat(text(server.letters().get(0))).containsSubsequence("Answer.", "The messages before these are in the chat.", "> Question 6.")
                .doesNotContain("Question 5.");
    }
}
