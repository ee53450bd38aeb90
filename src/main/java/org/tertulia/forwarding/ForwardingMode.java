package org.tertulia.forwarding;

/** What is sent to visitors who have left (row E3). */
public enum ForwardingMode {
    /** Nothing. */
    NONE,
    /** The replies that were not read, with some earlier messages for context (row E4). */
    UNREAD,
    /** The whole conversation (row E5). */
    TRANSCRIPT
}
