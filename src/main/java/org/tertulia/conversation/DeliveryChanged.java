package org.tertulia.conversation;

import java.util.List;

/** Some replies of a conversation have come further on their way to the visitor. @param seqs which ones */
public record DeliveryChanged(long conversation, long inbox, DeliveryState state, List<Long> seqs) {
}
