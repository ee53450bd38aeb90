package org.tertulia.conversation;

/**
 * A thread has a new entry. Observers in the transaction only write rows; pushes observe {@code AFTER_SUCCESS}.
 *
 * @param opened  whether the conversation began with it, or was opened again by it
 * @param message the entry; nothing of it changes any more but where it is delivered
 */
public record MessagePosted(long conversation, long inbox, long channel, long visitor, Long chatflow, Long contact, boolean opened,
                            Message message) {
}
