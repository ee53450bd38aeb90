package org.tertulia.conversation;

/** Status, assignee, contact, the count of unread messages of a conversation or what agents have to see in it have changed. */
public record ConversationChanged(long conversation, long inbox, long visitor) {
}
