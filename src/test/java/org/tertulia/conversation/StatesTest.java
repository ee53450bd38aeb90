package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every pair of both tables: what is not listed must be refused. */
class StatesTest {

    private static final Map<ConversationStatus, Set<ConversationStatus>> STATUS = Map.of(
            ConversationStatus.OPEN, Set.of(ConversationStatus.SNOOZED, ConversationStatus.CLOSED),
            ConversationStatus.SNOOZED, Set.of(ConversationStatus.OPEN, ConversationStatus.CLOSED),
            ConversationStatus.CLOSED, Set.of(ConversationStatus.OPEN));

    private static final Map<DeliveryState, Set<DeliveryState>> DELIVERY = Map.of(
            DeliveryState.STORED, Set.of(DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.FORWARDING, DeliveryState.NOT_FORWARDED),
            DeliveryState.DELIVERED, Set.of(DeliveryState.READ, DeliveryState.FORWARDING, DeliveryState.NOT_FORWARDED),
            DeliveryState.READ, Set.of(),
            DeliveryState.FORWARDING, Set.of(DeliveryState.FORWARDED, DeliveryState.FAILED, DeliveryState.READ),
            DeliveryState.FORWARDED, Set.of(DeliveryState.READ, DeliveryState.BOUNCED),
            DeliveryState.BOUNCED, Set.of(DeliveryState.READ),
            DeliveryState.FAILED, Set.of(DeliveryState.READ, DeliveryState.FORWARDING),
            DeliveryState.NOT_FORWARDED, Set.of(DeliveryState.READ, DeliveryState.FORWARDING));

    @ParameterizedTest
    @EnumSource(ConversationStatus.class)
    void aConversationBecomesOnlyWhatTheTableAllows(ConversationStatus from) {
        for (ConversationStatus to : ConversationStatus.values()) {
            assertThat(from.canBecome(to)).as("%s → %s", from, to).isEqualTo(STATUS.get(from).contains(to));
            if (from.canBecome(to)) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class).hasMessageContaining(from.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void aReplyGoesOnlyForward(DeliveryState from) {
        for (DeliveryState to : DeliveryState.values()) {
            assertThat(from.canBecome(to)).as("%s → %s", from, to).isEqualTo(DELIVERY.get(from).contains(to));
            if (!from.canBecome(to)) {
                assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
