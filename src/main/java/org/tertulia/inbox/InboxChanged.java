package org.tertulia.inbox;

/** An inbox's name, members or channels have changed. */
public record InboxChanged(long inbox) {
}
