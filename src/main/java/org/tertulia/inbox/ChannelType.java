package org.tertulia.inbox;

/** By what way conversations come into an inbox. */
public enum ChannelType {
    /** The widget on a web page. */
    CHAT,
    /** Letters to the inbox's address. */
    EMAIL
}
