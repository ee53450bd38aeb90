package org.tertulia.conversation;

/** Status, assignee, contact or the count of unread messages of a conversation have changed. */
public record ConversationChanged(long conversation, long inbox, long visitor) {
}
