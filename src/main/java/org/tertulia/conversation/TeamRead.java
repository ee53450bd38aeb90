package org.tertulia.conversation;

/** Somebody of the team has seen a conversation up to {@code seq}. */
public record TeamRead(long conversation, long inbox, long visitor, long seq) {
}
